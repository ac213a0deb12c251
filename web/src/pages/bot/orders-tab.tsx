import { useMutation, useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { toast } from 'sonner'
import { InstructionToast } from '@/actions/instruction-progress'
import { randomId } from '@/api/client'
import { cancelOrder } from '@/api/commands'
import type { BotView, OrderReport } from '@/api/contracts'
import { ordersQuery } from '@/api/queries'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Price, Quantity, Time, ZoneName } from '@/components/figures'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'
import { PlaceOrder } from './place-order'

const STATUS: Record<string, BadgeVariant> = {
  filled: 'positive',
  partially_filled: 'info',
  accepted: 'info',
  sent: 'neutral',
  unknown: 'warning',
  cancelled: 'neutral',
  rejected: 'negative',
}

const column = createColumnHelper<OrderReport>()
const columns = [
  column.accessor('at', {
    header: () => <>Time <ZoneName /></>,
    cell: ({ getValue }) => <Time at={getValue()} style="full" />,
    meta: { name: 'Time UTC' },
  }),
  column.accessor('symbol', { header: 'Symbol', meta: { name: 'Symbol' }, cell: ({ getValue }) => <span className="font-medium">{getValue()}</span> }),
  column.accessor('purpose', { header: 'Purpose', cell: ({ getValue }) => humanise(getValue()), meta: { name: 'Purpose' } }),
  column.accessor((order) => (order.buy ? 'buy' : 'sell'), {
    id: 'direction',
    header: 'Direction',
    cell: ({ getValue }) => <span className={getValue() === 'buy' ? 'text-positive' : 'text-negative'}>{humanise(getValue())}</span>,
    meta: { name: 'Direction' },
  }),
  column.accessor('type', { header: 'Type', cell: ({ getValue }) => humanise(getValue()), meta: { name: 'Type' } }),
  column.accessor('quantity', { header: 'Quantity', cell: ({ getValue }) => <Quantity value={getValue()} />, meta: { numeric: true, name: 'Quantity' } }),
  column.accessor('filled', { header: 'Filled', cell: ({ getValue }) => <Quantity value={getValue()} />, meta: { numeric: true, name: 'Filled' } }),
  column.accessor('price', { header: 'Price', cell: ({ getValue }) => <Price value={getValue()} />, meta: { numeric: true, name: 'Price' } }),
  column.accessor('averagePrice', { header: 'Average fill', cell: ({ getValue }) => <Price value={getValue()} />, meta: { numeric: true, name: 'Average fill' } }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ getValue, row }) => (
      <Badge variant={STATUS[getValue()] ?? 'neutral'} title={row.original.detail ?? undefined}>
        {humanise(getValue())}
      </Badge>
    ),
    meta: { name: 'Status' },
  }),
  column.accessor('detail', {
    header: 'Detail',
    cell: ({ getValue }) => (getValue() ? <span className="block max-w-72 truncate" title={getValue()!}>{getValue()}</span> : <None />),
    meta: { name: 'Detail' },
  }),
  column.accessor('clientOrderId', { header: 'Order id', cell: ({ getValue }) => <code className="font-mono text-xs">{getValue()}</code>, meta: { name: 'Order id' } }),
]

/** Whether a person placed it and it still waits at the venue. */
const restsByHand = (order: OrderReport) => order.purpose === 'entry' && order.type === 'limit' && ['accepted', 'partially_filled'].includes(order.status)

function CancelOrder({ bot, order }: { bot: BotView; order: OrderReport }) {
  const [key] = useState(randomId)
  const cancel = useMutation({
    mutationFn: () => cancelOrder(bot.botId, order.clientOrderId, key),
    onSuccess: ({ instructionId }) => toast.custom((id) => <InstructionToast toastId={id} instructionId={instructionId} botName={bot.name} />, { duration: Infinity, id: instructionId }),
    onError: (error) => toast.error(error.message),
  })
  return (
    <Button size="sm" variant="outline" disabled={!cancel.isIdle && !cancel.isError} onClick={() => cancel.mutate()}>
      Cancel<span className="sr-only"> order {order.clientOrderId}</span>
    </Button>
  )
}

/** Every order's latest known state, newest first, and orders by hand: placed and cancelled here. */
export function OrdersTab({ bot }: { bot: BotView }) {
  const { data, error, refetch } = useQuery(ordersQuery(bot.botId))
  const { may } = useSession()
  const [placing, setPlacing] = useState(false)
  const mayPlace = (may('bots.assign_template') || may('positions.close')) && bot.key !== null && ['online', 'paused'].includes(bot.state)
  const all = useMemo(
    () => [
      ...columns,
      ...(may('bots.stop') && data?.some(restsByHand)
        ? [column.display({ id: 'cancel', header: 'Take back', cell: ({ row }) => restsByHand(row.original) && <CancelOrder bot={bot} order={row.original} /> })]
        : []),
    ],
    [bot, data, may],
  )
  return (
    <div className="space-y-4">
      {placing && <PlaceOrder bot={bot} onClose={() => setPlacing(false)} />}
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      <Card>
        <DataTable
          label="Orders"
          data={data}
          columns={all}
          toolbar={
            mayPlace && (
              <Button size="sm" variant="outline" onClick={() => setPlacing(true)}>
                Place order…
              </Button>
            )
          }
          rowId={(order) => order.clientOrderId}
          csvName="orders"
          empty={<EmptyState title="No order yet">Orders appear with the first entry, its stop and its exit.</EmptyState>}
        />
      </Card>
    </div>
  )
}
