import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Gauge } from 'lucide-react'
import { useMemo } from 'react'
import type { BillingView } from '@/api/contracts'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/feedback'
import { Age, Time, ZoneName } from '@/components/figures'
import { money } from './amounts'

type Meter = BillingView['meters'][number]
const column = createColumnHelper<Meter>()

/** Instances that are provisioned at this moment. */
export function MeterTable({ meters, currency }: { meters: Meter[]; currency: string }) {
  const columns = useMemo(
    () => [
      column.accessor('botName', {
        header: 'Bot',
        cell: ({ row }) => (
          <Link to="/bots/$botId/$tab" params={{ botId: row.original.botId, tab: 'overview' }} className="font-medium hover:underline">
            {row.original.botName}
          </Link>
        ),
        meta: { name: 'Bot' },
      }),
      column.accessor((meter) => `${meter.provider} · ${meter.region}`, { id: 'where', header: 'Where', meta: { name: 'Where' } }),
      column.accessor('startedAt', { header: () => <>Since <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Since UTC' } }),
      column.accessor('startedAt', { id: 'runs', header: 'Runs for', cell: ({ getValue }) => <Age at={getValue()} />, meta: { name: 'Runs for', numeric: true } }),
      column.accessor('rateMicrosPerHour', { header: `Rate ${currency}/h`, cell: ({ getValue }) => (getValue() === 0 ? 'free' : money(getValue(), 4)), meta: { name: 'Rate', numeric: true } }),
      column.accessor('chargedMicros', { header: `Charged ${currency}`, cell: ({ getValue }) => money(getValue(), 4), meta: { name: 'Charged', numeric: true } }),
    ],
    [currency],
  )
  return (
    <DataTable
          csvName="meters"
      label="Running meters"
      data={meters}
      columns={columns}
      rowId={(meter) => meter.deploymentId}
      empty={
        <EmptyState icon={<Gauge />} title="Nothing is charged">
          A meter starts with a bot's first heartbeat and stops when its instance is released: by its sessions, by a stop, or by you.
        </EmptyState>
      }
    />
  )
}
