import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import type { Performance, TradeFigures } from '@/api/contracts'
import { DataTable } from '@/components/data-table'
import { None, Signed } from '@/components/figures'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { humanise } from '@/format/words'
import type { TradeFilter } from '../trades/trade-filter'

type Breakdown = Performance['breakdowns'][number]
type Row = Breakdown['rows'][number]
const column = createColumnHelper<Row>()
const numeric = (name: string) => ({ numeric: true, name })
const NAMES: Record<string, string> = { bot: 'Bot', symbol: 'Symbol', template: 'Template', exit: 'Exit reason', side: 'Side' }

/** The same figures for parts of the trades; each part leads to its trades. */
export function BreakdownTable({ breakdown, filter, currency }: { breakdown: Breakdown; filter: TradeFilter; currency: string }) {
  const named = breakdown.by === 'exit' || breakdown.by === 'side' ? humanise : (name: string) => name
  const figure = (id: keyof TradeFigures, header: string, show: (value: number) => React.ReactNode) =>
    column.accessor((row) => row.figures[id] as number | null, { id, header, cell: ({ getValue }) => { const value = getValue(); return value === null ? <None /> : show(value) }, meta: numeric(header), sortUndefined: 'last' })
  const columns = [
    column.accessor('name', {
      id: 'name',
      header: NAMES[breakdown.by],
      cell: ({ row }) => (
        <Link to="/trades" search={{ ...filter, [breakdown.by]: row.original.key }} className="font-medium hover:underline">
          {named(row.original.name)}
        </Link>
      ),
      meta: { name: NAMES[breakdown.by] },
    }),
    figure('trades', 'Trades', (value) => number(value, 0)),
    figure('netPnl', `Net PnL, ${currency}`, (value) => <Signed value={value} className="font-medium" />),
    figure('fees', 'Fees', (value) => number(value, 2)),
    figure('winRate', 'Win rate', (value) => `${number(value * 100, 1)} %`),
    figure('profitFactor', 'Profit factor', (value) => number(value, 2)),
    figure('expectancy', 'Mean', (value) => <Signed value={value} />),
    figure('payoff', 'Payoff', (value) => number(value, 2)),
    figure('expectancyR', 'Mean R', (value) => <Signed value={value} />),
    figure('edgeRatio', 'Edge ratio', (value) => number(value, 2)),
    figure('meanHoldSeconds', 'Mean hold', duration),
  ]
  return <DataTable label={`By ${NAMES[breakdown.by]!.toLowerCase()}`} data={breakdown.rows} columns={columns} rowId={(row) => row.key} csvName={`trades-by-${breakdown.by}`} empty={null} />
}
