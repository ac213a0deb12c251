import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { History, LayoutGrid, Rocket, Rows3, SearchX } from 'lucide-react'
import { lazy, Suspense, useMemo } from 'react'
import { botsQuery } from '@/api/queries'
import { stateName } from '@/components/chips'
import { ChoiceFilter } from '@/components/choice-filter'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { FilterInput } from '@/components/filter-input'
import { TableSkeleton } from '@/components/table-skeleton'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useSession } from '@/lib/session'
import { AT_ONCE, BotCard } from '../fleet/bot-card'
import { WhoMay } from '../workspace/who-may'
import { filterBots, MONEY_NAMES, moneyOf, type Money } from '../fleet/figures'
import { FirstBot, FleetSkeleton } from '../fleet/first-bot'
import { readOrder, sorted, SORTS } from './sort'

const DeployDialog = lazy(() => import('../fleet/deploy-dialog').then((module) => ({ default: module.DeployDialog })))
const BotsTable = lazy(() => import('./bots-table').then((module) => ({ default: module.BotsTable })))
const DeploymentHistory = lazy(() => import('./deployment-history').then((module) => ({ default: module.DeploymentHistory })))

const route = getRouteApi('/bots')

const VIEWS = [
  { id: undefined, label: 'Grid', icon: LayoutGrid },
  { id: 'list', label: 'List', icon: Rows3 },
  { id: 'history', label: 'Deployment history', icon: History },
] as const

/** Every bot: as cards, as a table, or by their instances past and present. What is shown stands in the address. */
export function BotsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const bots = useQuery(botsQuery)
  const shown = useMemo(() => sorted(filterBots(bots.data ?? [], search), readOrder(search.sort)), [bots.data, search])
  const choices = useMemo(() => choicesOf(bots.data ?? []), [bots.data])
  const filter = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const openDeploy = (open: boolean) => void navigate({ search: (before) => ({ ...before, deploy: open ? '1' : undefined }) })
  const history = search.view === 'history'

  return (
    <>
      <PageHeader title="Bots" description={!may('bots.deploy') && <WhoMay what="Deploying" permission="bots.deploy" />}>
        {bots.data && bots.data.length > 0 && (
          <div role="group" aria-label="View" className="flex rounded-md border p-0.5">
            {VIEWS.map(({ id, label, icon: Icon }) => (
              <Button key={label} size="sm" variant={search.view === id ? 'secondary' : 'ghost'} aria-pressed={search.view === id} onClick={() => filter({ view: id })}>
                <Icon /> <span className="max-sm:sr-only">{label}</span>
              </Button>
            ))}
          </div>
        )}
        {may('bots.deploy') && (
          <Button onClick={() => openDeploy(true)}>
            <Rocket /> Deploy bot
          </Button>
        )}
      </PageHeader>

      {bots.data && bots.data.length > 0 && (
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <FilterInput label="Filter bots" value={search.q ?? ''} onChange={(q) => filter({ q: q || undefined })} placeholder="Name, id, key, symbol…" />
          {!history && choices.states.length > 1 && <ChoiceFilter label="State" value={search.state} options={choices.states} onChange={(state) => filter({ state })} />}
          {!history && choices.monies > 1 && <ChoiceFilter label="Money" value={search.money} options={MONEY_NAMES} onChange={(money) => filter({ money: money as Money | undefined })} />}
          {!history && choices.regions.length > 1 && <ChoiceFilter label="Region" value={search.region} options={choices.regions} onChange={(region) => filter({ region })} />}
          {!history && choices.templates.length > 1 && <ChoiceFilter label="Template" value={search.template} options={choices.templates} onChange={(template) => filter({ template })} />}
          {search.view === undefined && bots.data.length > 1 && (
            <ChoiceFilter label="Sort" none="By name" value={search.sort} options={SORTS} onChange={(sort) => filter({ sort })} />
          )}
          {!history && <p className="ml-auto text-xs text-muted-foreground tabular-nums">{shown.length === bots.data.length ? `${shown.length} ${shown.length === 1 ? 'bot' : 'bots'}` : `${shown.length} of ${bots.data.length} bots`}</p>}
        </div>
      )}

      {bots.error && !bots.data ? (
        <ProblemAlert error={bots.error} retry={() => void bots.refetch()} />
      ) : !bots.data ? (
        <FleetSkeleton />
      ) : bots.data.length === 0 ? (
        <FirstBot />
      ) : history ? (
        <Suspense fallback={<TableSkeleton />}>
          <DeploymentHistory bots={bots.data} q={search.q} />
        </Suspense>
      ) : shown.length === 0 ? (
        <Card>
          <EmptyState
            icon={<SearchX />}
            title="No bot matches the filter"
            action={
              <Button variant="outline" onClick={() => filter({ q: undefined, state: undefined, money: undefined, region: undefined, template: undefined })}>
                Show all {bots.data.length} bots
              </Button>
            }
          />
        </Card>
      ) : search.view === 'list' ? (
        <Suspense fallback={<TableSkeleton />}>
          <BotsTable bots={shown} />
        </Suspense>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(19.5rem,100%),1fr))] gap-3">
          {shown.map((bot, place) => (
            <BotCard key={bot.botId} bot={bot} first={place < AT_ONCE} />
          ))}
        </div>
      )}
      {search.deploy === '1' && (
        <Suspense>
          <DeployDialog open onOpenChange={openDeploy} />
        </Suspense>
      )}
    </>
  )
}

/** What there is to choose from, among these bots. */
function choicesOf(bots: NonNullable<Parameters<typeof filterBots>[0]>) {
  const pairs = (values: (string | undefined)[], name = (value: string) => value): [string, string][] =>
    [...new Set(values.filter((value) => value !== undefined))].sort().map((value) => [value, name(value)])
  return {
    states: pairs(bots.map((bot) => bot.state), (state) => stateName(state as (typeof bots)[number]['state'])),
    regions: pairs(bots.map((bot) => bot.region)),
    templates: pairs(bots.map((bot) => bot.template?.name)),
    monies: new Set(bots.map(moneyOf)).size,
  }
}
