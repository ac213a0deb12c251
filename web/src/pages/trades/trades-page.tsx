import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { ChevronLeft, ChevronRight, Columns2, Download, ReceiptText } from 'lucide-react'
import { useMemo } from 'react'
import { LINES_AT_ONCE, tradeLinesQuery, tradesAsCsv } from '@/api/analytics'
import type { TradeLine, TradesFound } from '@/api/contracts'
import { DataTable } from '@/components/data-table'
import { EmptyState, Kpi, KpiStrip, PageHeader, ProblemAlert } from '@/components/feedback'
import { Amount, None, Signed } from '@/components/figures'
import { VenueBadge } from '@/components/chips'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { download } from '@/lib/csv'
import { HIDDEN_AT_FIRST, tradeColumns } from './trade-columns'
import { TradeDrawer } from './trade-drawer'
import { TradeFilters } from './trade-filters'
import { readSort, writeSort } from './trade-filter'
import { useTradeQuestion } from './use-trade-question'

const route = getRouteApi('/trades')
const column = createColumnHelper<TradeLine>()
const MOST_COMPARED = 6

/** Every completed trade. What is filtered, sorted, hidden, picked and opened stands in the address; the server does the work. */
export function TradesPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { question, choices, closed, counted, ready } = useTradeQuestion(search)
  const page = Math.max(1, Math.floor(Number(search.page)) || 1)
  const asked = useMemo(() => ({ ...question, sort: search.sort }), [question, search.sort])
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...tradeLinesQuery(asked, page, closed), enabled: ready })
  const csv = useMutation({ mutationFn: () => tradesAsCsv(asked), onSuccess: (file) => download('trades.csv', file) })
  const hidden = search.hide === undefined ? HIDDEN_AT_FIRST : search.hide.split('~').filter((id) => id !== '-')
  const picked = useMemo(() => search.pick?.split('~').filter(Boolean) ?? [], [search.pick])
  const change = (part: Partial<typeof search>, replace = true) => void navigate({ search: (before) => ({ ...before, ...part }), replace })
  const columns = [picking(picked, (ids) => change({ pick: ids.join('~') || undefined })), ...tradeColumns]
  const pages = data ? Math.max(1, Math.ceil(data.total / LINES_AT_ONCE)) : 1

  return (
    <>
      <PageHeader title="Trades">
        {picked.length > 0 && (
          <>
            <Button variant="ghost" size="sm" onClick={() => change({ pick: undefined })}>
              Pick none
            </Button>
            {picked.length > 1 ? (
              <Button size="sm" asChild>
                <Link to="/trades/compare" search={{ trades: picked.join('~') }}>
                  <Columns2 /> Compare {picked.length}
                </Link>
              </Button>
            ) : (
              <span className="text-xs text-muted-foreground">Pick 1 to 5 more to compare</span>
            )}
          </>
        )}
      </PageHeader>
      <ProblemAlert error={csv.error} />
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <div className="space-y-4">
        {data?.sums.map((sum) => <Summary key={`${sum.money} ${sum.currency}`} sum={sum} several={data.sums.length > 1} />)}
        <Card>
          <DataTable
            label="Trades"
            data={data?.lines}
            columns={columns}
            rowId={(line) => line.tradeId}
            presorted
            sorting={readSort(search.sort)}
            onSortingChange={(sorting) => change({ sort: writeSort(sorting), page: undefined })}
            hidden={hidden}
            onHiddenChange={(ids) => change({ hide: ids.join('~') || '-' })}
            onRowClick={(line) => change({ trade: line.tradeId }, false)}
            selectedId={search.trade}
            csv={
              <Button variant="outline" size="sm" disabled={!data?.total || csv.isPending} onClick={() => csv.mutate()} title="All that is filtered, every column">
                <Download /> {csv.isPending ? 'Writing…' : 'CSV'}
              </Button>
            }
            toolbar={
              <TradeFilters
                filter={search}
                choices={choices}
                search
                counted={counted}
                names={['bot', 'exchange', 'symbol', 'side', 'result', 'template', 'exit', 'money', 'key', 'currency']}
                onChange={(part) => change({ ...part, page: undefined })}
              />
            }
            empty={
              choices?.bots.length ? (
                <EmptyState title="No trade matches the filters">{counted ?? 'Widen the range, or clear the filters.'}</EmptyState>
              ) : (
                <EmptyState
                  icon={<ReceiptText />}
                  title="No trade yet"
                  action={
                    <Button variant="outline" asChild>
                      <Link to="/bots">See the bots</Link>
                    </Button>
                  }
                >
                  A trade is listed the moment its position is flat again. Until then it is an open position on the bot’s page.
                </EmptyState>
              )
            }
            footer={
              data && data.total > 0 ? (
                <nav aria-label="Pages of trades" className="flex flex-wrap items-center gap-3 border-t px-4 py-2 text-xs text-muted-foreground">
                  <span className="tabular-nums" aria-live="polite">
                    {number((page - 1) * LINES_AT_ONCE + Math.min(1, data.lines.length), 0)}–{number((page - 1) * LINES_AT_ONCE + data.lines.length, 0)} of {number(data.total, 0)}
                    {isPlaceholderData && ' · loading…'}
                  </span>
                  {pages > 1 && (
                    <span className="ml-auto flex items-center gap-2">
                      <Button variant="outline" size="sm" disabled={page <= 1} onClick={() => change({ page: page > 2 ? String(page - 1) : undefined }, false)}>
                        <ChevronLeft /> Previous
                      </Button>
                      <span className="tabular-nums">
                        Page {page} of {pages}
                      </span>
                      <Button variant="outline" size="sm" disabled={page >= pages} onClick={() => change({ page: String(page + 1) }, false)}>
                        Next <ChevronRight />
                      </Button>
                    </span>
                  )}
                </nav>
              ) : undefined
            }
          />
        </Card>
      </div>
      <TradeDrawer tradeId={search.trade} onClose={() => change({ trade: undefined })} />
    </>
  )
}

/** A box in front of each line; at most six are compared. */
function picking(picked: string[], onPick: (ids: string[]) => void) {
  return column.display({
    id: 'pick',
    header: () => <span className="sr-only">Pick to compare</span>,
    cell: ({ row }) => {
      const id = row.original.tradeId
      const chosen = picked.includes(id)
      return (
        <input
          type="checkbox"
          aria-label={`Compare trade ${row.original.symbol} closed ${row.original.exitTime}`}
          checked={chosen}
          disabled={!chosen && picked.length >= MOST_COMPARED}
          title={!chosen && picked.length >= MOST_COMPARED ? 'Six are compared at most' : undefined}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onPick(chosen ? picked.filter((each) => each !== id) : [...picked, id])}
          className="size-4 cursor-pointer accent-primary align-middle disabled:cursor-not-allowed disabled:opacity-40"
        />
      )
    },
  })
}

/** What all trades found come to, gross to net; one line a kind of money and currency, never added across. */
function Summary({ sum: { money, currency, figures }, several }: { sum: TradesFound['sums'][number]; several: boolean }) {
  const ratio = (value: number | null) => (value === null ? <None label="no loss yet" /> : number(value, 2))
  return (
    <div className="space-y-1.5">
      {(several || money !== 'live') && (
        <p className="flex items-center gap-2 text-xs text-muted-foreground">
          <VenueBadge paper={money === 'paper'} testnet={money === 'testnet'} /> {currency}
        </p>
      )}
      <KpiStrip label={`Trades found, ${money}, in ${currency}`} className="grid-cols-2 sm:grid-cols-4 xl:grid-cols-8">
        <Kpi label="Trades">{number(figures.trades, 0)}</Kpi>
        <Kpi label="Win rate">{figures.winRate === null ? <None /> : `${number(figures.winRate * 100, 1)} %`}</Kpi>
        <Kpi label={`Gross PnL, ${currency}`}>
          <Signed value={figures.grossPnl} />
        </Kpi>
        <Kpi label={`Fees paid, ${currency}`}>
          <Amount value={figures.fees} />
        </Kpi>
        <Kpi label={`Funding ${figures.funding < 0 ? 'received' : 'paid'}, ${currency}`}>
          <Amount value={Math.abs(figures.funding)} />
        </Kpi>
        <Kpi label={`Net PnL, ${currency}`}>
          <Signed value={figures.netPnl} />
        </Kpi>
        <Kpi label="Profit factor">{ratio(figures.profitFactor)}</Kpi>
        <Kpi label={`Mean, ${currency}`}>{figures.expectancy === null ? <None /> : <Signed value={figures.expectancy} />}</Kpi>
      </KpiStrip>
    </div>
  )
}
