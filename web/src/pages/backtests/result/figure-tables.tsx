import { createColumnHelper } from '@tanstack/react-table'
import type { BacktestReport } from '@/api/backtests'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/feedback'
import { Signed } from '@/components/figures'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { humanise } from '@/format/words'
import { Part, Ratio } from '../words'

type Table = BacktestReport['tables'][number]
type Row = Table['rows'][number]

const column = createColumnHelper<Row>()
const columns = (by: string) => [
  column.accessor('key', { header: humanise(by), cell: ({ getValue }) => keyName(by, getValue()), meta: { name: humanise(by) } }),
  column.accessor((row) => row.figures.trades, { id: 'trades', header: 'Trades', cell: ({ getValue }) => number(getValue(), 0), meta: { numeric: true, name: 'Trades' } }),
  column.accessor((row) => row.figures.winRate ?? undefined, { id: 'won', header: 'Won', cell: ({ getValue }) => <Part value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Won' } }),
  column.accessor((row) => row.figures.profitFactor ?? undefined, { id: 'pf', header: 'Profit factor', cell: ({ getValue }) => <Ratio value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Profit factor' } }),
  column.accessor((row) => row.figures.expectancy ?? undefined, { id: 'mean', header: 'Mean', cell: ({ getValue }) => <Ratio value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Mean' } }),
  column.accessor((row) => row.figures.netPnl, { id: 'net', header: 'Net', cell: ({ getValue }) => <Signed value={getValue()} />, meta: { numeric: true, name: 'Net' } }),
]

/** The figures for parts of the trades. Months, weekdays and hours are those of the entry, UTC. */
export function FigureTables({ tables }: { tables: Table[] }) {
  if (tables.every((table) => table.rows.length === 0)) return <EmptyState title="No trade, so nothing to break down">See which filter kept entries out, under Blocked entries.</EmptyState>
  return (
    <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
      {tables.map((table) => (
        <Card key={table.by}>
          <CardHeader>
            <CardTitle>By {heading(table.by)}</CardTitle>
          </CardHeader>
          <DataTable label={`By ${heading(table.by)}`} data={table.rows} columns={columns(table.by)} rowId={(row) => row.key} csvName={`by-${table.by.replace(' ', '-')}`} empty={<EmptyState title="No trade" />} />
        </Card>
      ))}
    </div>
  )
}

const heading = (by: string) => (by === 'month' || by === 'weekday' || by === 'hour' ? `${by} of the entry, UTC` : by)

/** Weekdays come as `1 mon`, so that they sort. */
function keyName(by: string, key: string): string {
  return by === 'weekday' ? humanise(key.slice(2)) : by === 'hour' || by === 'month' || by === 'symbol' ? key : humanise(key)
}
