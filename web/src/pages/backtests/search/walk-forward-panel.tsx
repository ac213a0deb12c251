import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { SearchReport, WalkForward } from '@/api/searches'
import { DataTable } from '@/components/data-table'
import { Kpi, KpiStrip } from '@/components/feedback'
import { Time, ZoneName } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { Part, Ratio, Share } from '../words'
import { Bands } from './bands'
import { chained } from './walk'
import { objectiveName } from './words'

type Window = WalkForward['windows'][number] & { rank: number }
const column = createColumnHelper<Window>()
const figure = { numeric: true } as const

/** What each window's winner made on the next one, and all of that one after another. */
export function WalkForwardPanel({ report, walk, onUse }: { report: SearchReport; walk: WalkForward; onUse: ((rank: number) => void) | undefined }) {
  const windows = useMemo(() => walk.windows.map((each, index) => ({ ...each, rank: index + 1 })), [walk])
  const line = useMemo(() => chained(walk), [walk])
  const won = walk.windows.filter((each) => (each.traded?.net ?? 0) > 0).length
  const columns = useMemo(
    () => [
      column.display({
        id: 'use',
        header: () => <span className="sr-only">Use</span>,
        cell: ({ row }) =>
          onUse &&
          row.original.values.length > 0 && (
            <Button size="sm" variant="outline" aria-label={`Use the values of window ${row.original.rank}`} onClick={() => onUse(row.original.rank)}>
              Use…
            </Button>
          ),
      }),
      column.accessor('trainFrom', { header: () => <>Trained from <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Trained from' } }),
      column.accessor('testFrom', { header: 'Traded from', cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Traded from' } }),
      column.accessor('testTo', { header: 'To', cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'To' } }),
      ...report.axes.map((axis, index) => column.accessor((row) => row.values[index] ?? '–', { id: axis.path, header: axis.path, meta: { name: axis.path, ...figure } })),
      column.accessor((row) => row.objective ?? undefined, { id: 'objective', header: objectiveName(report.search.objective), cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'Objective', ...figure } }),
      column.accessor((row) => row.trained?.netReturn, { id: 'trained', header: 'Trained: net', cell: ({ getValue }) => <Share value={getValue()} />, meta: { name: 'Trained: net return', ...figure } }),
      column.accessor((row) => row.traded?.trades ?? 0, { id: 'trades', header: 'Traded: trades', cell: ({ getValue }) => number(getValue(), 0), meta: { name: 'Traded: trades', ...figure } }),
      column.accessor((row) => row.traded?.netReturn, { id: 'net', header: 'Net', cell: ({ getValue }) => <Share value={getValue()} />, meta: { name: 'Traded: net return', ...figure } }),
      column.accessor((row) => row.traded?.profitFactor ?? undefined, { id: 'pf', header: 'Profit factor', cell: ({ getValue }) => <Ratio value={getValue()} />, meta: { name: 'Traded: profit factor', ...figure } }),
    ],
    [report, onUse],
  )
  return (
    <div className="space-y-4">
      <KpiStrip label="Walk-forward" className="grid-cols-2 sm:grid-cols-4">
        <Kpi label="All windows, one after another" note="out of sample">
          <Share value={line.at(-1)! - 1} />
        </Kpi>
        <Kpi label="Windows that made money">
          {won} of {walk.windows.length}
        </Kpi>
        <Kpi label="Profit factor" note={`${number(walk.outOfSample.trades, 0)} trades`}>
          <Ratio value={walk.outOfSample.profitFactor} />
        </Kpi>
        <Kpi label="Efficiency" note="traded over trained, a day">
          <Part value={walk.efficiency} decimals={0} />
        </Kpi>
      </KpiStrip>
      <Card>
        <CardHeader>
          <CardTitle>Equity of the test windows</CardTitle>
        </CardHeader>
        <CardContent>
          <Bands label={`Equity over ${walk.windows.length} windows, from 1 to ${number(line.at(-1)!, 3)}`} middle={line} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Windows</CardTitle>
        </CardHeader>
        <DataTable label="Windows" data={windows} columns={columns} rowId={(row) => String(row.rank)} csvName="walk-forward" empty={null} />
      </Card>
    </div>
  )
}
