import { createColumnHelper } from '@tanstack/react-table'
import type { TradeView } from '@/api/contracts'
import { SideTag, VenueBadge } from '@/components/chips'
import { Price, Quantity, Signed, SignedPercent, Time, ZoneName } from '@/components/figures'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { humanise, venueName } from '@/format/words'

const column = createColumnHelper<TradeView>()

/** Every column of the trade list. Those not shown at first are in `HIDDEN_AT_FIRST`. */
export const tradeColumns = [
  column.accessor((view) => view.trade.exitTime, {
    id: 'closed',
    header: () => <>Closed <ZoneName /></>,
    cell: ({ getValue }) => <Time at={getValue()} />,
    meta: { name: 'Closed UTC' },
  }),
  column.accessor('botName', { id: 'bot', header: 'Bot', cell: ({ getValue }) => <span className="block max-w-40 truncate">{getValue()}</span>, meta: { name: 'Bot' } }),
  column.accessor((view) => venueName(view.venue), { id: 'exchange', header: 'Exchange', meta: { name: 'Exchange' } }),
  column.accessor((view) => (view.paper ? 'paper' : view.testnet ? 'testnet' : 'live'), {
    id: 'money',
    header: 'Money',
    cell: ({ row }) => <VenueBadge paper={row.original.paper} testnet={row.original.testnet} />,
    meta: { name: 'Money' },
  }),
  column.accessor((view) => view.trade.symbol, { id: 'symbol', header: 'Symbol', cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>, meta: { name: 'Symbol' } }),
  column.accessor((view) => view.trade.side, { id: 'side', header: 'Side', cell: ({ getValue }) => <SideTag side={getValue()} />, meta: { name: 'Side' } }),
  column.accessor((view) => view.trade.quantity, { id: 'size', header: 'Size', cell: ({ getValue }) => <Quantity value={getValue()} />, meta: { numeric: true, name: 'Size' } }),
  column.accessor((view) => view.trade.leverage, { id: 'leverage', header: 'Leverage', cell: ({ getValue }) => `${number(getValue(), 0)}×`, meta: { numeric: true, name: 'Leverage' } }),
  column.accessor((view) => view.trade.entryPrice, { id: 'entry', header: 'Entry', cell: ({ getValue }) => <Price value={getValue()} />, meta: { numeric: true, name: 'Entry' } }),
  column.accessor((view) => view.trade.exitPrice, { id: 'exitPrice', header: 'Exit', cell: ({ getValue }) => <Price value={getValue()} />, meta: { numeric: true, name: 'Exit' } }),
  column.accessor((view) => view.trade.grossPnl, { id: 'gross', header: 'Gross', cell: ({ getValue }) => <Signed value={getValue()} />, meta: { numeric: true, name: 'Gross PnL' } }),
  column.accessor((view) => view.trade.fees, { id: 'fees', header: 'Fees', cell: ({ getValue }) => number(getValue(), 2), meta: { numeric: true, name: 'Fees' } }),
  column.accessor((view) => view.trade.funding, { id: 'funding', header: 'Funding', cell: ({ getValue }) => number(getValue(), 2), meta: { numeric: true, name: 'Funding' } }),
  column.accessor((view) => view.trade.netPnl, { id: 'net', header: 'Net PnL', cell: ({ getValue }) => <Signed value={getValue()} className="font-medium" />, meta: { numeric: true, name: 'Net PnL' } }),
  column.accessor((view) => view.trade.returnPct, { id: 'return', header: 'Return', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: { numeric: true, name: 'Return %' } }),
  column.accessor((view) => view.trade.mfe.pct, { id: 'mfe', header: 'MFE', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: { numeric: true, name: 'MFE %' } }),
  column.accessor((view) => view.trade.mae.pct, { id: 'mae', header: 'MAE', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: { numeric: true, name: 'MAE %' } }),
  column.accessor('holdSeconds', { id: 'hold', header: 'Hold', cell: ({ getValue }) => duration(getValue()), meta: { numeric: true, name: 'Hold s' } }),
  column.accessor((view) => view.trade.exitReason, { id: 'exit', header: 'Exit by', cell: ({ getValue }) => humanise(getValue()), meta: { name: 'Exit reason' } }),
  column.accessor((view) => `${view.templateName} v${view.trade.templateVersion}`, { id: 'template', header: 'Template', meta: { name: 'Template' } }),
  column.accessor((view) => view.trade.entryTime, { id: 'opened', header: () => <>Opened <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Opened UTC' } }),
  column.accessor((view) => view.trade.botVersion, { id: 'version', header: 'Bot version', meta: { name: 'Bot version' } }),
  column.accessor((view) => view.trade.tradeId, { id: 'id', header: 'Trade id', cell: ({ getValue }) => <code className="font-mono text-xs">{getValue()}</code>, meta: { name: 'Trade id' } }),
]

export const HIDDEN_AT_FIRST = ['exchange', 'leverage', 'gross', 'mfe', 'mae', 'opened', 'version', 'id', 'template']
