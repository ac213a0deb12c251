import { useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { createColumnHelper, type SortingState } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { backtestTradesQuery, TRADES_AT_ONCE, type BacktestReport, type BacktestTrade } from '@/api/backtests'
import { ChoiceFilter } from '@/components/choice-filter'
import { SideTag } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Price, Quantity, Signed, SignedPercent, Time, ZoneName } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { humanise } from '@/format/words'
import { readSort, writeSort } from '../../trades/trade-filter'
import { Ratio } from '../words'
import { TradeDrawer } from './trade-drawer'

const route = getRouteApi('/backtests/$backtestId')
const ROWS = 100
const column = createColumnHelper<BacktestTrade>()
const held = (trade: BacktestTrade) => (Date.parse(trade.exitTime) - Date.parse(trade.entryTime)) / 1000

/** How each column sorts, by its id: the table shows a page of what is sorted here. */
const SORTS: Record<string, (trade: BacktestTrade) => string | number> = {
  number: (trade) => trade.number,
  symbol: (trade) => trade.symbol,
  side: (trade) => trade.side,
  entry: (trade) => trade.entryTime,
  entryPrice: (trade) => trade.entryPrice,
  exitPrice: (trade) => trade.exitPrice,
  quantity: (trade) => trade.quantity,
  net: (trade) => trade.netPnl,
  return: (trade) => trade.returnPct,
  r: (trade) => trade.rMultiple ?? -Infinity,
  mfe: (trade) => trade.mfePct,
  mae: (trade) => trade.maePct,
  held,
  reason: (trade) => trade.exitReason,
}

const columns = [
  column.accessor('number', { header: '#', meta: { numeric: true, name: 'Number' } }),
  column.accessor('symbol', { header: 'Symbol', meta: { name: 'Symbol' } }),
  column.accessor('side', { header: 'Side', cell: ({ getValue }) => <SideTag side={getValue()} />, meta: { name: 'Side' } }),
  column.accessor('entryTime', { id: 'entry', header: () => <>Entry <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Entry UTC' } }),
  column.accessor('entryPrice', { header: 'Entry', cell: ({ getValue }) => <Price value={getValue()} />, meta: { numeric: true, name: 'Entry price' } }),
  column.accessor('exitPrice', { header: 'Exit', cell: ({ getValue }) => <Price value={getValue()} />, meta: { numeric: true, name: 'Exit price' } }),
  column.accessor('quantity', { header: 'Quantity', cell: ({ getValue }) => <Quantity value={getValue()} />, meta: { numeric: true, name: 'Quantity' } }),
  column.accessor('netPnl', { id: 'net', header: 'Net', cell: ({ getValue }) => <Signed value={getValue()} />, meta: { numeric: true, name: 'Net' } }),
  column.accessor('returnPct', { id: 'return', header: 'Of margin', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: { numeric: true, name: 'Return %' } }),
  column.accessor('rMultiple', { id: 'r', header: 'R', cell: ({ getValue }) => (getValue() === null ? <None label="no stop" /> : <Ratio value={getValue()} />), meta: { numeric: true, name: 'R' } }),
  column.accessor('mfePct', { id: 'mfe', header: 'MFE', cell: ({ getValue }) => `${number(getValue(), 2)} %`, meta: { numeric: true, name: 'MFE %' } }),
  column.accessor('maePct', { id: 'mae', header: 'MAE', cell: ({ getValue }) => `${number(getValue(), 2)} %`, meta: { numeric: true, name: 'MAE %' } }),
  column.accessor(held, { id: 'held', header: 'Held', cell: ({ getValue }) => duration(getValue()), meta: { numeric: true, name: 'Held s' } }),
  column.accessor('exitReason', { id: 'reason', header: 'Closed by', cell: ({ getValue }) => humanise(getValue()), meta: { name: 'Closed by' } }),
]

/** Every trade of a backtest; one opens with what every component said at its entry. */
export function TradesPanel({ backtestId, report }: { backtestId: string; report: BacktestReport }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [blocks, setBlocks] = useState(1)
  const answers = useQueries({ queries: Array.from({ length: blocks }, (_, block) => backtestTradesQuery(backtestId, block * TRADES_AT_ONCE + 1)) })
  const error = answers.find((answer) => answer.error)?.error
  const loading = answers.some((answer) => !answer.data)
  const trades = answers.flatMap((answer) => answer.data ?? [])
  const change = (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const sorting = readSort(search.sort)
  const shown = useMemo(
    () =>
      sorted(
        trades.filter((trade) => (!search.side || trade.side === search.side) && (!search.exit || trade.exitReason === search.exit) && (!search.result || (search.result === 'win') === trade.netPnl > 0)),
        readSort(search.sort),
      ),
    // Answers never change once they are there: their number says which there are.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [trades.length, search.side, search.exit, search.result, search.sort],
  )
  const pages = Math.max(1, Math.ceil(shown.length / ROWS))
  const page = Math.min(pages, Math.max(1, Number(search.page) || 1))
  const filtered = Boolean(search.side || search.exit || search.result)

  return (
    <Card>
      {error && <ProblemAlert error={error} className="m-4" />}
      <DataTable
        label="Trades of the backtest"
        data={loading && trades.length === 0 ? undefined : shown.slice((page - 1) * ROWS, page * ROWS)}
        columns={columns}
        rowId={(trade) => String(trade.number)}
        sorting={sorting}
        onSortingChange={(next) => change({ sort: writeSort(next), page: undefined })}
        onRowClick={(trade) => void navigate({ search: (before) => ({ ...before, trade: String(trade.number) }) })}
        selectedId={search.trade}
        toolbar={
          <>
            <ChoiceFilter label="Side" value={search.side} options={[['long', 'Long'], ['short', 'Short']]} onChange={(side) => change({ side: side as typeof search.side, page: undefined })} />
            <ChoiceFilter label="Result" value={search.result} options={[['win', 'Winners'], ['loss', 'Losers']]} onChange={(result) => change({ result: result as typeof search.result, page: undefined })} />
            <ChoiceFilter label="Closed by" value={search.exit} options={[...new Set(trades.map((trade) => trade.exitReason))].sort().map((each) => [each, humanise(each)])} onChange={(exit) => change({ exit, page: undefined })} />
            <Button variant="outline" size="sm" asChild className="ml-auto">
              <a href={`/api/backtests/${backtestId}/trades.csv`} download>
                CSV of all {number(report.headline.trades, 0)}
              </a>
            </Button>
          </>
        }
        empty={filtered ? <EmptyState title="No trade matches the filters" /> : <EmptyState title="It made no trade">See which filter kept entries out, under Blocked entries.</EmptyState>}
        footer={
          (pages > 1 || trades.length < report.headline.trades) && (
            <div className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5 text-xs text-muted-foreground">
              <Button variant="outline" size="sm" disabled={page <= 1} onClick={() => change({ page: String(page - 1) })}>
                Previous
              </Button>
              <span className="tabular-nums">
                Page {page} of {pages}
              </span>
              <Button variant="outline" size="sm" disabled={page >= pages} onClick={() => change({ page: String(page + 1) })}>
                Next
              </Button>
              {trades.length < report.headline.trades && !loading && (
                <Button variant="ghost" size="sm" onClick={() => setBlocks(blocks + 1)}>
                  Load more than the first {number(trades.length, 0)}
                </Button>
              )}
            </div>
          )
        }
      />
      <TradeDrawer backtestId={backtestId} number={search.trade ? Number(search.trade) : undefined} onClose={() => change({ trade: undefined })} />
    </Card>
  )
}

function sorted(trades: BacktestTrade[], [by]: SortingState): BacktestTrade[] {
  const key = by && SORTS[by.id]
  if (!key) return trades
  const direction = by.desc ? -1 : 1
  return [...trades].sort((a, b) => (key(a) < key(b) ? -direction : key(a) > key(b) ? direction : a.number - b.number))
}
