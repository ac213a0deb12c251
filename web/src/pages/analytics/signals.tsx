import { createColumnHelper } from '@tanstack/react-table'
import type { Performance } from '@/api/contracts'
import { DataTable } from '@/components/data-table'
import { None, Signed } from '@/components/figures'
import { number } from '@/format/numbers'
import { humanise } from '@/format/words'

type Signal = Performance['signals'][number]
const column = createColumnHelper<Signal>()
const share = (value: number | null) => (value === null ? <None /> : `${number(value * 100, 1)} %`)
const numeric = (name: string) => ({ numeric: true, name })

/** Which signals were right: what each said at the entries, against how the trades ended. */
export function SignalAnalysis({ signals, currency }: { signals: Signal[]; currency: string }) {
  const columns = [
    column.accessor((signal) => humanise(signal.component), { id: 'component', header: 'Component', meta: { name: 'Component' } }),
    column.accessor('hitRate', { header: () => <span title="Share of the winning trades where its sign agreed with the side">Hit rate</span>, cell: ({ getValue }) => <Bar value={getValue()} />, meta: numeric('Hit rate') }),
    column.accessor('trades', { header: 'Entries', meta: numeric('Entries') }),
    column.accessor('agreed', { header: 'Agreed', meta: numeric('Agreed') }),
    column.accessor('disagreed', { header: 'Disagreed', meta: numeric('Disagreed') }),
    column.accessor((signal) => signal.trades - signal.agreed - signal.disagreed, { id: 'neutral', header: 'Neutral', meta: numeric('Neutral') }),
    column.accessor('winRateAgreed', { header: 'Win rate when it agreed', cell: ({ getValue }) => share(getValue()), meta: numeric('Win rate when it agreed') }),
    column.accessor('winRateOther', { header: 'Otherwise', cell: ({ getValue }) => share(getValue()), meta: numeric('Win rate otherwise') }),
    column.accessor('meanNetAgreed', { header: `Mean net when it agreed, ${currency}`, cell: ({ getValue }) => (getValue() === null ? <None /> : <Signed value={getValue()!} />), meta: numeric('Mean net when it agreed') }),
  ]
  return (
    <DataTable
      label="Signals"
      data={signals}
      columns={columns}
      rowId={(signal) => signal.component}
      csvName="signals"
      empty={<p className="px-4 py-6 text-center text-sm text-muted-foreground">No signal state was recorded with these trades.</p>}
    />
  )
}

function Bar({ value }: { value: number | null }) {
  if (value === null) return <None label="no winner yet" />
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-muted">
        <span className="block h-full bg-primary" style={{ width: `${value * 100}%` }} />
      </span>
      {number(value * 100, 1)} %
    </span>
  )
}
