import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Bot, KeyRound, LayoutTemplate, Rocket, SearchX } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { activityQuery, botsQuery, positionsQuery, tradesQuery } from '@/api/queries'
import { stateName } from '@/components/chips'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { FilterInput } from '@/components/filter-input'
import { ChoiceFilter } from '@/components/choice-filter'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { TableSkeleton } from '@/components/table-skeleton'
import { useSession } from '@/lib/session'
import { BotCard } from './bot-card'
import { DeployDialog } from './deploy-dialog'
import { ActivityFeed, PositionList, TradeFeed } from './feeds'
import { filterBots, moneyOf } from './figures'
import { FleetKpis } from './fleet-kpis'

const route = getRouteApi('/bots')

/** The fleet: figures, bots, what is open, what was traded, what happened. Live. */
export function FleetPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const bots = useQuery(botsQuery)
  const shown = useMemo(() => filterBots(bots.data ?? [], search), [bots.data, search])
  const states = useMemo(() => [...new Set(bots.data?.map((bot) => bot.state))].sort(), [bots.data])
  const monies = useMemo(() => new Set(bots.data?.map(moneyOf)), [bots.data])
  const filter = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const openDeploy = (open: boolean) => void navigate({ search: (before) => ({ ...before, deploy: open ? '1' : undefined }) })

  return (
    <>
      <PageHeader title="Bots">
        {bots.data && bots.data.length > 0 && (
          <>
            <FilterInput label="Filter bots" value={search.q ?? ''} onChange={(q) => filter({ q: q || undefined })} placeholder="Name, id, key, symbol…" />
            {states.length > 1 && <ChoiceFilter label="State" value={search.state} options={states.map((state) => [state, stateName(state)])} onChange={(state) => filter({ state })} />}
            {monies.size > 1 && (
              <ChoiceFilter
                label="Money"
                value={search.money}
                options={[
                  ['live', 'Live'],
                  ['testnet', 'Testnet'],
                  ['paper', 'Paper'],
                ]}
                onChange={(money) => filter({ money: money as typeof search.money })}
              />
            )}
          </>
        )}
        {may('bots.deploy') && (
          <Button onClick={() => openDeploy(true)}>
            <Rocket /> Deploy bot
          </Button>
        )}
      </PageHeader>

      {bots.error && !bots.data ? (
        <ProblemAlert error={bots.error} retry={() => void bots.refetch()} />
      ) : !bots.data ? (
        <FleetSkeleton />
      ) : bots.data.length === 0 ? (
        <FirstBot onDeploy={may('bots.deploy') ? () => openDeploy(true) : undefined} />
      ) : (
        <div className="space-y-4">
          <FleetKpis bots={shown} />
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
            {shown.length > 0 ? (
              <div className="grid grid-cols-[repeat(auto-fill,minmax(min(19.5rem,100%),1fr))] gap-3">
                {shown.map((bot) => (
                  <BotCard key={bot.botId} bot={bot} />
                ))}
              </div>
            ) : (
              <Card>
                <EmptyState
                  icon={<SearchX />}
                  title="No bot matches the filter"
                  action={
                    <Button variant="outline" onClick={() => filter({ q: undefined, state: undefined, money: undefined })}>
                      Show all {bots.data.length} bots
                    </Button>
                  }
                />
              </Card>
            )}
            <FleetRail />
          </div>
        </div>
      )}
      <DeployDialog open={search.deploy === '1'} onOpenChange={openDeploy} />
    </>
  )
}

function FleetRail() {
  const { may } = useSession()
  const { data: bots } = useQuery(botsQuery)
  const positions = useQuery(positionsQuery)
  const trades = useQuery({ ...tradesQuery(null), enabled: may('analytics.view') })
  const activity = useQuery(activityQuery(null))
  const botOf = (botId: string) => bots?.find((bot) => bot.botId === botId)
  const known = useRef(botOf)
  known.current = botOf
  const currencyOf = useCallback((botId: string) => known.current(botId)?.currency ?? 'USDT', [])
  const latestTrades = useMemo(() => trades.data?.slice(0, 8), [trades.data])
  const latestActivity = useMemo(() => activity.data?.slice(0, 30), [activity.data])

  return (
    // On a phone what can be closed comes first, what happened last.
    <div className="contents xl:block xl:space-y-4">
      <Card className="max-xl:order-first">
        <CardHeader>
          <CardTitle>Open positions</CardTitle>
        </CardHeader>
        {!positions.data ? (
          <TableSkeleton rows={2} />
        ) : positions.data.length === 0 ? (
          <p className="px-4 py-5 text-sm text-muted-foreground">Everything is flat.</p>
        ) : (
          <PositionList positions={positions.data} botOf={botOf} />
        )}
      </Card>
      {may('analytics.view') && (
        <Card>
          <CardHeader>
            <CardTitle>Latest trades</CardTitle>
            <Link to="/trades" className="ml-auto text-xs text-muted-foreground hover:text-foreground hover:underline">
              All trades
            </Link>
          </CardHeader>
          {!latestTrades ? (
            <TableSkeleton rows={3} />
          ) : latestTrades.length === 0 ? (
            <p className="px-4 py-5 text-sm text-muted-foreground">No trade yet. The first appears here the moment it is closed.</p>
          ) : (
            <TradeFeed trades={latestTrades} showBot currencyOf={currencyOf} />
          )}
        </Card>
      )}
      <Card>
        <CardHeader>
          <CardTitle>Activity</CardTitle>
        </CardHeader>
        {!latestActivity ? (
          <TableSkeleton rows={5} />
        ) : latestActivity.length === 0 ? (
          <p className="px-4 py-5 text-sm text-muted-foreground">Nothing has happened yet.</p>
        ) : (
          <ActivityFeed lines={latestActivity} showBot className="max-h-[26rem] overflow-y-auto" />
        )}
      </Card>
    </div>
  )
}

function FirstBot({ onDeploy }: { onDeploy?: () => void }) {
  return (
    <Card>
      <EmptyState
        icon={<Bot />}
        title="No bot yet"
        className="py-16"
        action={
          <>
            {onDeploy && (
              <Button onClick={onDeploy}>
                <Rocket /> Deploy the first bot
              </Button>
            )}
            <Button variant="outline" asChild>
              <Link to="/keys" search={{ add: '1' }}>
                <KeyRound /> Add a key
              </Link>
            </Button>
            <Button variant="outline" asChild>
              <Link to="/templates/new">
                <LayoutTemplate /> Create a template
              </Link>
            </Button>
          </>
        }
      >
        A bot needs three things before it trades: an instance, which deploying creates; an exchange key, which says where and what it trades; and a template,
        which says when. In any order.
      </EmptyState>
    </Card>
  )
}

function FleetSkeleton() {
  return (
    <div role="status" aria-label="Loading bots" className="space-y-4">
      <Skeleton className="h-16" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(19.5rem,100%),1fr))] gap-3">
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} className="h-52" />
          ))}
        </div>
        <Skeleton className="h-80" />
      </div>
    </div>
  )
}
