import { createColumnHelper } from '@tanstack/react-table'
import type { TradeLine } from '@/api/contracts'
import { SideTag, VenueBadge } from '@/components/chips'
import { None, Price, Quantity, Signed, SignedPercent, Time, ZoneName } from '@/components/figures'
import { millis, number, signed } from '@/format/numbers'
import { duration } from '@/format/time'
import { humanise, venueName } from '@/format/words'

const column = createColumnHelper<TradeLine>()
const numeric = (name: string) => ({ numeric: true, name })
const latency = (value: number | null) => (value === null ? <None label="not known" /> : millis(value))

/** Every column of the trade list; the ids are what the server sorts by. Those not shown at first are in `HIDDEN_AT_FIRST`. */
export const tradeColumns = [
  column.accessor('exitTime', { id: 'closed', header: () => <>Closed <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Closed' } }),
  column.accessor('botName', { id: 'bot', header: 'Bot', cell: ({ getValue }) => <span className="block max-w-40 truncate">{getValue()}</span>, meta: { name: 'Bot' } }),
  column.accessor('venue', { id: 'exchange', header: 'Exchange', cell: ({ getValue }) => venueName(getValue()), meta: { name: 'Exchange' } }),
  column.accessor('money', { id: 'money', header: 'Money', cell: ({ getValue }) => <VenueBadge paper={getValue() === 'paper'} testnet={getValue() === 'testnet'} />, meta: { name: 'Money' } }),
  column.accessor('symbol', { id: 'symbol', header: 'Symbol', cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>, meta: { name: 'Symbol' } }),
  column.accessor('side', { id: 'side', header: 'Side', cell: ({ getValue }) => <SideTag side={getValue()} />, meta: { name: 'Side' } }),
  column.accessor('quantity', { id: 'size', header: 'Size', cell: ({ getValue }) => <Quantity value={getValue()} />, meta: numeric('Size') }),
  column.accessor('leverage', { id: 'leverage', header: 'Leverage', cell: ({ getValue }) => `${number(getValue(), 0)}×`, meta: numeric('Leverage') }),
  column.accessor('entryPrice', { id: 'entry', header: 'Entry', cell: ({ getValue }) => <Price value={getValue()} />, meta: numeric('Entry') }),
  column.accessor('exitPrice', { id: 'exit_price', header: 'Exit', cell: ({ getValue }) => <Price value={getValue()} />, meta: numeric('Exit') }),
  column.accessor('grossPnl', { id: 'gross', header: 'Gross', cell: ({ getValue }) => <Signed value={getValue()} />, meta: numeric('Gross PnL') }),
  column.accessor('fees', { id: 'fees', header: 'Fees', cell: ({ getValue }) => number(getValue(), 2), meta: numeric('Fees') }),
  column.accessor('funding', { id: 'funding', header: 'Funding', cell: ({ getValue }) => number(getValue(), 2), meta: numeric('Funding') }),
  column.accessor('netPnl', {
    id: 'net',
    header: 'Net PnL',
    cell: ({ row }) => <Signed value={row.original.netPnl} unit={row.original.currency} className="font-medium" />,
    meta: numeric('Net PnL'),
  }),
  column.accessor('returnPct', { id: 'return', header: 'Return', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: numeric('Return %') }),
  column.accessor('rMultiple', {
    id: 'r',
    header: 'R',
    cell: ({ getValue }) => <Multiple value={getValue()} />,
    meta: numeric('R multiple'),
  }),
  column.accessor('mfePct', { id: 'mfe', header: 'MFE', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: numeric('MFE %') }),
  column.accessor('maePct', { id: 'mae', header: 'MAE', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: numeric('MAE %') }),
  column.accessor('holdSeconds', { id: 'hold', header: 'Hold', cell: ({ getValue }) => duration(getValue()), meta: numeric('Hold') }),
  column.accessor('exitReason', { id: 'exit', header: 'Exit by', cell: ({ getValue }) => humanise(getValue()), meta: { name: 'Exit reason' } }),
  column.accessor((line) => `${line.templateName} v${line.templateVersion}`, { id: 'template', header: 'Template', cell: ({ getValue }) => <span className="block max-w-44 truncate">{getValue()}</span>, meta: { name: 'Template, version' } }),
  column.accessor('entryTime', { id: 'opened', header: () => <>Opened <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Opened' } }),
  column.accessor('entrySlippageBps', { id: 'entry_slippage', header: 'Slip in', cell: ({ getValue }) => `${signed(getValue(), 1)} bps`, meta: numeric('Slippage, entry') }),
  column.accessor('exitSlippageBps', { id: 'exit_slippage', header: 'Slip out', cell: ({ getValue }) => `${signed(getValue(), 1)} bps`, meta: numeric('Slippage, exit') }),
  column.accessor('entryLatencyMs', { id: 'latency', header: 'Latency in', enableSorting: false, cell: ({ getValue }) => latency(getValue()), meta: numeric('Fill latency, entry') }),
  column.accessor('tradeId', { id: 'id', header: 'Trade id', enableSorting: false, cell: ({ getValue }) => <code className="font-mono text-xs">{getValue()}</code>, meta: { name: 'Trade id' } }),
]

/** Net PnL in multiples of what was at risk at the first stop. */
export function Multiple({ value }: { value: number | null }) {
  return value === null ? <None label="no stop at entry" /> : <><Signed value={value} />&nbsp;R</>
}

export const HIDDEN_AT_FIRST = ['exchange', 'leverage', 'gross', 'fees', 'funding', 'mfe', 'mae', 'opened', 'entry_slippage', 'exit_slippage', 'latency', 'id', 'template']
