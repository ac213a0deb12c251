import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Rocket, SearchX } from 'lucide-react'
import { useMemo } from 'react'
import { botsQuery } from '@/api/queries'
import { ChoiceFilter } from '@/components/choice-filter'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useSession } from '@/lib/session'
import { AT_ONCE, BotCard } from './bot-card'
import { EquityCard } from './equity-card'
import { filterBots, MONEY_NAMES, moneyOf, type Money } from './figures'
import { FirstBot, FleetSkeleton } from './first-bot'
import { FleetFeeds, FleetPositions } from './fleet-feeds'
import { FleetKpis } from './fleet-kpis'

const route = getRouteApi('/fleet')

/** Everything at a glance: figures, equity, what is open, bots, what was traded, what happened. Live. */
export function FleetPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const bots = useQuery(botsQuery)
  const shown = useMemo(() => filterBots(bots.data ?? [], { money: search.money }), [bots.data, search.money])
  const ids = useMemo(() => (search.money ? new Set(shown.map((bot) => bot.botId)) : undefined), [shown, search.money])
  const monies = useMemo(() => new Set(bots.data?.map(moneyOf)), [bots.data])
  const money = (chosen: string | undefined) => void navigate({ search: (before) => ({ ...before, money: chosen as Money | undefined }), replace: true })

  return (
    <>
      <PageHeader title="Fleet">
        {(monies.size > 1 || search.money) && <ChoiceFilter label="Money" value={search.money} options={MONEY_NAMES} onChange={money} />}
        {may('bots.deploy') && (
          <Button asChild>
            <Link to="/bots" search={{ deploy: '1' }}>
              <Rocket /> Deploy bot
            </Link>
          </Button>
        )}
      </PageHeader>
      {bots.error && !bots.data ? (
        <ProblemAlert error={bots.error} retry={() => void bots.refetch()} />
      ) : !bots.data ? (
        <FleetSkeleton />
      ) : bots.data.length === 0 ? (
        <FirstBot />
      ) : (
        <div className="space-y-4">
          <FleetKpis bots={shown} />
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
            <div className="space-y-4">
              <FleetPositions ids={ids} />
              {may('analytics.view') && <EquityCard range={search.range ?? '24h'} money={search.money} />}
              {shown.length > 0 ? (
                <section aria-label="Bots" className="grid grid-cols-[repeat(auto-fill,minmax(min(19.5rem,100%),1fr))] gap-3">
                  {shown.map((bot, place) => (
                    <BotCard key={bot.botId} bot={bot} first={place < AT_ONCE} />
                  ))}
                </section>
              ) : (
                <Card>
                  <EmptyState
                    icon={<SearchX />}
                    title="No bot trades this money"
                    action={
                      <Button variant="outline" onClick={() => money(undefined)}>
                        Show all {bots.data.length} bots
                      </Button>
                    }
                  />
                </Card>
              )}
            </div>
            <FleetFeeds ids={ids} />
          </div>
        </div>
      )}
    </>
  )
}
