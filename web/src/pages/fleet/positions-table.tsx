import { Link } from '@tanstack/react-router'
import { createColumnHelper, type SortingState } from '@tanstack/react-table'
import { useMemo, useSyncExternalStore } from 'react'
import { useAskAction } from '@/actions/action-dialog'
import type { BotView, PositionView } from '@/api/contracts'
import { SideTag, VenueBadge } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { None, Price, Quantity, Signed, SignedPercent, Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { useSession } from '@/lib/session'
import { PositionList } from './feeds'

interface Row extends PositionView {
  testnet: boolean | undefined
  currency: string
  margin: number
  move: number
  heldSeconds: number | null
}

const column = createColumnHelper<Row>()

/** Every open position with what it risks, and the way to close it. A list on a phone. */
export function PositionsTable({ positions, botOf, sorting, onSortingChange }: { positions: PositionView[]; botOf: (botId: string) => BotView | undefined; sorting: SortingState; onSortingChange: (sorting: SortingState) => void }) {
  const rows = positions.map((view) => kept(view, botOf(view.botId)))
  const columns = useColumns()
  const phone = useSyncExternalStore(onPhoneChange, isPhone)
  if (phone) return <PositionList positions={positions} botOf={botOf} />
  return (
    <DataTable
          label="Open positions"
          data={rows}
          columns={columns}
          rowId={(each) => `${each.botId} ${each.position.symbol}`}
          sorting={sorting}
          onSortingChange={onSortingChange}
          csvName="positions"
          toolbar={<h2 className="text-sm font-semibold tracking-tight">Open positions</h2>}
          first={FIRST_SHOWN}
          empty={<p className="px-4 py-5 text-sm text-muted-foreground">Everything is flat.</p>}
        />
  )
}

const FIRST_SHOWN = 15
const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 639px)') : undefined
const isPhone = () => narrow?.matches ?? false
const onPhoneChange = (listener: () => void) => {
  narrow?.addEventListener('change', listener)
  return () => narrow?.removeEventListener('change', listener)
}

const rowsOf = new WeakMap<PositionView, Row>()

/** The same row for the same view, so that only what has changed is drawn again. */
function kept(view: PositionView, bot: BotView | undefined): Row {
  const known = rowsOf.get(view)
  if (known && known.testnet === bot?.key?.testnet && known.currency === (bot?.currency ?? 'USDT')) return known
  const next = row(view, bot)
  rowsOf.set(view, next)
  return next
}

/** Margin is the entry's notional over its leverage; the percentage is of that margin, so it is what the trade earns on what it binds. */
export function row(view: PositionView, bot: BotView | undefined): Row {
  const { position, markedAt } = view
  const margin = (position.quantity * position.entryPrice) / position.leverage
  return {
    ...view,
    testnet: bot?.key?.testnet,
    currency: bot?.currency ?? 'USDT',
    margin,
    move: margin > 0 ? (position.unrealisedPnl / margin) * 100 : 0,
    heldSeconds: markedAt ? Math.max(0, (Date.parse(markedAt) - Date.parse(position.entryTime)) / 1000) : null,
  }
}

function useColumns() {
  const ask = useAskAction()
  const { may } = useSession()
  return useMemo(
    () => [
      column.accessor('botName', {
        header: 'Bot',
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-2">
            <Link to="/bots/$botId/$tab" params={{ botId: original.botId, tab: 'overview' }} className="max-w-44 truncate font-medium hover:underline">
              {original.botName}
            </Link>
            <VenueBadge paper={original.paper} testnet={original.testnet} />
          </span>
        ),
        meta: { name: 'Bot' },
      }),
      column.accessor('position.symbol', { id: 'symbol', header: 'Symbol', meta: { name: 'Symbol' } }),
      column.accessor('position.side', { id: 'side', header: 'Side', cell: ({ getValue }) => <SideTag side={getValue()} />, meta: { name: 'Side' } }),
      column.accessor('position.quantity', { id: 'size', header: 'Size', cell: ({ getValue }) => <Quantity value={getValue()} />, meta: { name: 'Size', numeric: true } }),
      column.accessor('position.entryPrice', { id: 'entry', header: 'Entry', cell: ({ getValue }) => <Price value={getValue()} />, meta: { name: 'Entry', numeric: true } }),
      column.accessor('position.markPrice', { id: 'mark', header: 'Mark', cell: ({ getValue }) => <Price value={getValue()} />, meta: { name: 'Mark', numeric: true } }),
      column.accessor('position.leverage', { id: 'leverage', header: 'Leverage', cell: ({ getValue }) => `${number(getValue(), 0)}×`, meta: { name: 'Leverage', numeric: true } }),
      column.accessor('margin', { header: 'Margin', cell: ({ getValue }) => number(getValue(), 2), meta: { name: 'Margin', numeric: true } }),
      column.accessor('position.liquidationPrice', {
        id: 'liquidation',
        header: 'Liq. price',
        cell: ({ getValue }) => (getValue() === null ? <None label="not stated" /> : <Price value={getValue()} />),
        meta: { name: 'Liquidation price', numeric: true },
      }),
      column.accessor('position.unrealisedPnl', {
        id: 'upnl',
        header: 'uPnL',
        cell: ({ getValue, row: { original } }) => <Signed value={getValue()} unit={original.currency} className="font-medium" />,
        meta: { name: 'Unrealised PnL', numeric: true },
      }),
      column.accessor('move', { header: 'uPnL %', cell: ({ getValue }) => <SignedPercent value={getValue()} />, meta: { name: 'Unrealised PnL % of margin', numeric: true } }),
      column.accessor('heldSeconds', {
        header: 'Age',
        cell: ({ getValue, row: { original } }) => (
          <span title="By the venue’s clock">{getValue() === null ? <Time at={original.position.entryTime} style="short" /> : duration(getValue()!)}</span>
        ),
        meta: { name: 'Age in seconds', numeric: true },
      }),
      column.display({
        id: 'close',
        header: () => <span className="sr-only">Close</span>,
        cell: ({ row: { original } }) =>
          may('positions.close') && (
            <Button
              size="sm"
              variant="dangerOutline"
              aria-label={`Close ${original.position.symbol} on ${original.botName}`}
              onClick={() => ask({ act: 'close', botId: original.botId, botName: original.botName, paper: original.paper, testnet: original.testnet, currency: original.currency, position: original.position })}
            >
              Close
            </Button>
          ),
      }),
    ],
    [ask, may],
  )
}
