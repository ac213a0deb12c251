import { createColumnHelper } from '@tanstack/react-table'
import type { BlockedEntries } from '@/api/backtests'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/feedback'
import { None, SignedPercent } from '@/components/figures'
import { Card } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { humanise } from '@/format/words'
import { Part } from '../words'

const column = createColumnHelper<BlockedEntries>()
const columns = [
  column.accessor('label', { header: 'Blocked by', cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>, meta: { name: 'Blocked by' } }),
  column.accessor('role', { header: 'Role', cell: ({ getValue }) => humanise(getValue()), meta: { name: 'Role' } }),
  column.accessor('entries', { header: 'Entries', cell: ({ getValue }) => number(getValue(), 0), meta: { numeric: true, name: 'Entries' } }),
  column.accessor('alone', { header: 'By it alone', cell: ({ getValue }) => number(getValue(), 0), meta: { numeric: true, name: 'By it alone' } }),
  column.accessor('trades', { header: 'Would-be trades', cell: ({ getValue }) => number(getValue(), 0), meta: { numeric: true, name: 'Would-be trades' } }),
  column.accessor((each) => (each.trades ? each.winners / each.trades : undefined), { id: 'won', header: 'Won', cell: ({ getValue }) => <Part value={getValue()} />, sortUndefined: 'last', meta: { numeric: true, name: 'Won' } }),
  column.accessor((each) => each.expectancyPct ?? undefined, {
    id: 'mean',
    header: 'Mean result',
    cell: ({ getValue }) => (getValue() === undefined ? <None label="not defined" /> : <SignedPercent value={getValue()!} />),
    sortUndefined: 'last',
    meta: { numeric: true, name: 'Mean result %' },
  }),
  column.accessor('netPct', { header: 'Sum', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: { numeric: true, name: 'Sum %' } }),
  column.display({ id: 'word', header: 'So', cell: ({ row }) => <Word blocked={row.original} /> }),
]

/** What each filter, gate, guard and rule kept out, and what those entries would have made. */
export function BlockedTable({ blocked }: { blocked: BlockedEntries[] }) {
  return (
    <Card>
      <p className="border-b px-4 py-3 text-sm text-muted-foreground">
        What each filter, gate, guard and rule kept out, and what those entries would have made, one at a time, in percent of position value. One that earns its place shows a mean below zero; above zero, it blocks
        winners.
      </p>
      <DataTable
        label="Blocked entries"
        data={blocked}
        columns={columns}
        rowId={(each) => `${each.blocker} ${each.label}`}
        csvName="blocked-entries"
        empty={<EmptyState title="Nothing in this template blocks entries">Filters, gates and guards would be listed here with what they kept out.</EmptyState>}
      />
    </Card>
  )
}

const SPEAKING = 20

function Word({ blocked }: { blocked: BlockedEntries }) {
  if (blocked.entries === 0) return <span className="text-muted-foreground">blocked nothing</span>
  if (blocked.expectancyPct === null || blocked.trades < SPEAKING) return <span className="text-muted-foreground">too few to say</span>
  return blocked.expectancyPct > 0 ? <span className="text-warning">blocks winners</span> : <span className="text-positive">earns its place</span>
}
