import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Columns2, FlaskConical, Plus, ScanSearch } from 'lucide-react'
import { useMemo } from 'react'
import { backtestsQuery, type BacktestView } from '@/api/backtests'
import { ChoiceFilter } from '@/components/choice-filter'
import { DataTable } from '@/components/data-table'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { FilterInput } from '@/components/filter-input'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'
import { readSort, writeSort } from '../trades/trade-filter'
import { BacktestStateChip, Part, Ratio, Share, subjectName } from './words'

const route = getRouteApi('/backtests')
const column = createColumnHelper<BacktestView>()
export const MOST_COMPARED = 4

/** Every backtest that is kept, newest first; up to four can be laid beside each other. */
export function BacktestsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(backtestsQuery)
  const picked = useMemo(() => search.pick?.split('~') ?? [], [search.pick])
  const shown = useMemo(
    () =>
      data?.filter(
        (each) =>
          (!search.q || `${each.name} ${subjectName(each)}`.toLowerCase().includes(search.q.toLowerCase())) &&
          (!search.state || each.state === search.state) &&
          (!search.template || each.subject.name === search.template),
      ),
    [data, search.q, search.state, search.template],
  )
  const change = (part: Partial<typeof search>, replace = true) => void navigate({ search: (before) => ({ ...before, ...part }), replace })
  const columns = useMemo(() => {
    const pick = (id: string, on: boolean) =>
      void navigate({ search: (before) => ({ ...before, pick: (on ? [...picked, id] : picked.filter((each) => each !== id)).join('~') || undefined }), replace: true })
    return [
      column.display({
        id: 'pick',
        header: () => <span className="sr-only">Compare</span>,
        enableSorting: false,
        cell: ({ row: { original } }) =>
          original.state === 'completed' && (
            <input
              type="checkbox"
              aria-label={`Compare ${original.name}`}
              className="size-4 accent-primary"
              checked={picked.includes(original.backtestId)}
              disabled={!picked.includes(original.backtestId) && picked.length >= MOST_COMPARED}
              onClick={(event) => event.stopPropagation()}
              onChange={(event) => pick(original.backtestId, event.target.checked)}
            />
          ),
      }),
      column.accessor('name', {
        header: 'Name',
        cell: ({ row }) => (
          <span className="flex items-center gap-2">
            <Link to="/backtests/$backtestId" params={{ backtestId: row.original.backtestId }} className="font-medium hover:underline">
              {row.original.name}
            </Link>
            {row.original.kind.type === 'parameter_search' && <Badge>Search</Badge>}
          </span>
        ),
        meta: { name: 'Name' },
      }),
      column.accessor('state', { header: 'State', cell: ({ row }) => <BacktestStateChip backtest={row.original} />, meta: { name: 'State' } }),
      column.accessor(subjectName, { id: 'template', header: 'Template', meta: { name: 'Template' } }),
      column.accessor((each) => each.headline?.firstTime ?? '', { id: 'period', header: () => <>Period <ZoneName /></>, cell: ({ row }) => <Period backtest={row.original} />, meta: { name: 'From UTC' } }),
      column.accessor((each) => each.headline?.netReturn, { id: 'net', header: 'Net', cell: ({ getValue }) => <Share value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Net return' } }),
      column.accessor((each) => each.headline?.maxDrawdown, { id: 'drawdown', header: 'Drawdown', cell: ({ getValue }) => <Part value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Max drawdown' } }),
      column.accessor((each) => each.headline?.profitFactor ?? undefined, { id: 'pf', header: 'Profit factor', cell: ({ getValue }) => <Ratio value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Profit factor' } }),
      column.accessor((each) => each.headline?.sharpe ?? undefined, { id: 'sharpe', header: 'Sharpe', cell: ({ getValue }) => <Ratio value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Sharpe' } }),
      column.accessor((each) => each.headline?.trades, { id: 'trades', header: 'Trades', cell: ({ getValue }) => getValue() ?? <None />, sortUndefined: 'last', meta: { numeric: true, name: 'Trades' } }),
      column.accessor((each) => each.headline?.doubts, { id: 'doubts', header: 'Doubts', cell: ({ getValue }) => getValue() ?? <None />, sortUndefined: 'last', meta: { numeric: true, name: 'Doubts' } }),
      column.accessor('requestedAt', { header: () => <>Asked for <ZoneName /></>, cell: ({ row }) => <><Time at={row.original.requestedAt} style="short" /> <span className="text-muted-foreground">{row.original.by}</span></>, meta: { name: 'Asked for UTC' } }),
    ]
  }, [picked, navigate])

  return (
    <>
      <PageHeader title="Backtests" description="Templates run over history by the engine that trades. The hundred latest are kept.">
        {picked.length > 0 && (
          <Button variant="outline" size="sm" disabled={picked.length < 2} asChild={picked.length >= 2}>
            {picked.length < 2 ? (
              <span>Pick another to compare</span>
            ) : (
              <Link to="/backtests/compare" search={{ of: picked.join('~') }}>
                <Columns2 /> Compare {picked.length}
              </Link>
            )}
          </Button>
        )}
        {may('backtests.run') && (
          <Button variant="outline" asChild>
            <Link to="/backtests/new-search">
              <ScanSearch /> Search parameters
            </Link>
          </Button>
        )}
        {may('backtests.run') && (
          <Button asChild>
            <Link to="/backtests/new">
              <Plus /> New backtest
            </Link>
          </Button>
        )}
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <Card>
        <DataTable
          label="Backtests"
          data={shown}
          columns={columns}
          rowId={(each) => each.backtestId}
          sorting={readSort(search.sort ?? 'requestedAt.desc')}
          onSortingChange={(sorting) => change({ sort: writeSort(sorting) })}
          onRowClick={(each) => void navigate({ to: '/backtests/$backtestId', params: { backtestId: each.backtestId } })}
          csvName={data?.length ? 'backtests' : undefined}
          toolbar={
            data && data.length > 0 ? (
              <>
                <FilterInput label="Filter backtests" value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} placeholder="Name, template…" className="w-44" />
                <ChoiceFilter label="State" value={search.state} options={(['running', 'completed', 'failed', 'cancelled'] as const).map((each) => [each, humanise(each)])} onChange={(state) => change({ state: state as typeof search.state })} />
                <ChoiceFilter label="Template" value={search.template} options={[...new Set(data.map((each) => each.subject.name))].sort().map((each) => [each, each])} onChange={(template) => change({ template })} />
              </>
            ) : undefined
          }
          empty={
            data?.length ? (
              <EmptyState title="No backtest matches the filters" />
            ) : (
              <EmptyState
                icon={<FlaskConical />}
                title="No backtest yet"
                action={
                  may('backtests.run') && (
                    <Button asChild>
                      <Link to="/backtests/new">
                        <Plus /> Run the first one
                      </Link>
                    </Button>
                  )
                }
              >
                Run a template over past candles before it trades: what it would have made, what each filter kept out, and what to doubt. A month of BTC minutes comes with the product.
              </EmptyState>
            )
          }
        />
      </Card>
    </>
  )
}

function Period({ backtest }: { backtest: BacktestView }) {
  const from = backtest.headline?.firstTime ?? backtest.conditions.from
  const to = backtest.headline?.lastTime ?? backtest.conditions.to
  if (!from && !to) return <None label="everything there is" />
  return (
    <span className="whitespace-nowrap">
      {from ? <Day at={from} /> : '…'} – {to ? <Day at={to} /> : '…'}
    </span>
  )
}

function Day({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at} className="tabular-nums">
      {at.slice(0, 10)}
    </time>
  )
}
