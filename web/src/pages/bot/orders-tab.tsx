import { useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import type { OrderReport } from '@/api/contracts'
import { ordersQuery } from '@/api/queries'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Price, Quantity, Time, ZoneName } from '@/components/figures'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { humanise } from '@/format/words'

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

/** Every order's latest known state, newest first. */
export function OrdersTab({ botId }: { botId: string }) {
  const { data, error, refetch } = useQuery(ordersQuery(botId))
  return (
    <div className="space-y-4">
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      <Card>
        <DataTable
          label="Orders"
          data={data}
          columns={columns}
          rowId={(order) => order.clientOrderId}
          csvName="orders"
          empty={<EmptyState title="No order yet">Orders appear with the first entry, its stop and its exit.</EmptyState>}
        />
      </Card>
    </div>
  )
}
