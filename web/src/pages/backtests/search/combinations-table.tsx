import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Combination, SearchReport } from '@/api/searches'
import { DataTable } from '@/components/data-table'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { Part, Ratio, Share } from '../words'
import { objectiveName } from './words'

interface Ranked extends Combination {
  rank: number
}

const column = createColumnHelper<Ranked>()
const figure = { numeric: true } as const

/** Every combination, best first, beside how it did on what was kept back. */
export function CombinationsTable({ report, onUse }: { report: SearchReport; onUse: ((rank: number) => void) | undefined }) {
  const rows = useMemo(() => report.combinations.map((each, index) => ({ ...each, rank: index + 1 })), [report])
  const after = report.split !== null
  const columns = useMemo(
    () => [
      column.accessor('rank', { header: '#', meta: { name: 'Rank', ...figure } }),
      column.display({
        id: 'use',
        header: () => <span className="sr-only">Use</span>,
        cell: ({ row }) =>
          onUse && (
            <Button size="sm" variant="outline" aria-label={`Use the values of row ${row.original.rank}`} onClick={() => onUse(row.original.rank)}>
              Use…
            </Button>
          ),
      }),
      ...report.axes.map((axis, index) => column.accessor((row) => row.values[index]!, { id: axis.path, header: axis.path, sortingFn: 'alphanumeric', meta: { name: axis.path, ...figure } })),
      column.accessor((row) => row.objective ?? undefined, { id: 'objective', header: objectiveName(report.search.objective), sortUndefined: 'last', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'Objective', ...figure } }),
      column.accessor('inSample.trades', { id: 'trades', header: 'Trades', cell: ({ getValue }) => number(getValue(), 0), meta: { name: 'Trades', ...figure } }),
      column.accessor('inSample.netReturn', { id: 'net', header: 'Net', cell: ({ getValue }) => <Share value={getValue()} />, meta: { name: 'Net return', ...figure } }),
      column.accessor((row) => row.inSample.profitFactor ?? undefined, { id: 'pf', header: 'Profit factor', sortUndefined: 'last', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'Profit factor', ...figure } }),
      column.accessor('inSample.maxDrawdown', { id: 'mdd', header: 'Drawdown', cell: ({ getValue }) => <Part value={getValue()} />, meta: { name: 'Drawdown', ...figure } }),
      column.accessor((row) => row.inSample.sharpe ?? undefined, { id: 'sharpe', header: 'Sharpe', sortUndefined: 'last', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'Sharpe', ...figure } }),
      column.accessor((row) => row.deflatedSharpe ?? undefined, { id: 'deflated', header: 'Deflated', sortUndefined: 'last', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'Deflated Sharpe', ...figure } }),
      ...(after
        ? [
            column.accessor((row) => row.outOfSample?.trades, { id: 'afterTrades', header: 'After: trades', cell: ({ getValue }) => number(getValue() ?? 0, 0), meta: { name: 'After: trades', ...figure } }),
            column.accessor((row) => row.outOfSample?.netReturn, { id: 'afterNet', header: 'After: net', cell: ({ getValue }) => <Share value={getValue()} />, meta: { name: 'After: net return', ...figure } }),
            column.accessor((row) => row.outOfSample?.profitFactor ?? undefined, { id: 'afterPf', header: 'After: pf', sortUndefined: 'last', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'After: profit factor', ...figure } }),
            column.accessor((row) => row.outOfSample?.sharpe ?? undefined, { id: 'afterSharpe', header: 'After: Sharpe', sortUndefined: 'last', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'After: Sharpe', ...figure } }),
          ]
        : []),
    ],
    [report, after, onUse],
  )
  return (
    <Card>
      <CardHeader>
        <CardTitle>Combinations</CardTitle>
      </CardHeader>
      <div className="max-h-[34rem] overflow-auto">
        <DataTable label="Combinations" data={rows} columns={columns} rowId={(row) => String(row.rank)} csvName="search" empty={null} />
      </div>
    </Card>
  )
}
