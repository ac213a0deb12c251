import { getRouteApi, Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { BotView } from '@/api/contracts'
import { NewerVersion, StateChip, stateName, VenueBadge } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { Age, Amount, None, Signed } from '@/components/figures'
import { Card } from '@/components/ui/card'
import { readSort, writeSort } from '@/pages/trades/trade-filter'
import { moneyOf, unrealised } from '../fleet/figures'

const route = getRouteApi('/bots')
const column = createColumnHelper<BotView>()

const columns = [
  column.accessor('name', {
    header: 'Bot',
    cell: ({ row: { original } }) => (
      <span className="flex items-center gap-2">
        <Link to="/bots/$botId/$tab" params={{ botId: original.botId, tab: 'overview' }} className="max-w-52 truncate font-medium hover:underline">
          {original.name}
        </Link>
        {original.key && <VenueBadge paper={original.key.paper} testnet={original.key.testnet} />}
      </span>
    ),
    meta: { name: 'Bot' },
  }),
  column.accessor((bot) => moneyOf(bot) ?? '', { id: 'money', header: 'Money', meta: { name: 'Money' } }),
  column.accessor((bot) => stateName(bot.state), { id: 'state', header: 'State', cell: ({ row: { original } }) => <StateChip bot={original} />, meta: { name: 'State' } }),
  column.accessor((bot) => bot.stateReason ?? bot.statusReason ?? '', {
    id: 'reason',
    header: 'Reason',
    cell: ({ getValue }) => <span className="block max-w-64 truncate text-muted-foreground" title={getValue()}>{getValue()}</span>,
    meta: { name: 'Reason' },
  }),
  column.accessor((bot) => bot.equity ?? null, {
    id: 'equity',
    header: 'Equity',
    cell: ({ row: { original } }) => (original.equity === null ? <None label="not reported yet" /> : <Amount value={original.equity} unit={original.currency} />),
    meta: { name: 'Equity', numeric: true },
  }),
  column.accessor('netPnlToday', { header: 'Today', cell: ({ getValue, row }) => <Signed value={getValue()} unit={row.original.currency} />, meta: { name: 'Net PnL today', numeric: true } }),
  column.accessor('netPnlTotal', { header: 'Total', cell: ({ getValue, row }) => <Signed value={getValue()} unit={row.original.currency} />, meta: { name: 'Net PnL total', numeric: true } }),
  column.accessor((bot) => unrealised(bot), { id: 'unrealised', header: 'Unrealised', cell: ({ getValue, row }) => <Signed value={getValue()} unit={row.original.currency} />, meta: { name: 'Unrealised PnL', numeric: true } }),
  column.accessor((bot) => bot.positions.length, { id: 'positions', header: 'Positions', meta: { name: 'Open positions', numeric: true } }),
  column.accessor('trades', { header: 'Trades', meta: { name: 'Trades', numeric: true } }),
  column.accessor((bot) => bot.key?.label ?? '', { id: 'key', header: 'Key', cell: ({ getValue }) => getValue() || <None label="no key" />, meta: { name: 'Key' } }),
  column.accessor((bot) => (bot.template ? `${bot.template.name} v${bot.template.version}` : ''), { id: 'template', header: 'Template', cell: ({ getValue }) => getValue() || <None label="no template" />, meta: { name: 'Template' } }),
  column.accessor('region', { header: 'Region', meta: { name: 'Region' } }),
  column.accessor((bot) => bot.botVersion ?? '', {
    id: 'version',
    header: 'Version',
    cell: ({ row: { original } }) => (
      <span className="flex items-center gap-1.5">
        {original.botVersion ? `v${original.botVersion}` : <None label="not known yet" />} <NewerVersion bot={original} />
      </span>
    ),
    meta: { name: 'Version' },
  }),
  column.accessor((bot) => bot.lastHeartbeat ?? '', {
    id: 'heard',
    header: 'Heartbeat',
    cell: ({ row: { original } }) => (original.lastHeartbeat ? <Age at={original.lastHeartbeat} staleAfterSeconds={original.state === 'online' || original.state === 'paused' ? 30 : undefined} /> : <None label="none yet" />),
    meta: { name: 'Last heartbeat UTC', numeric: true },
  }),
]

/** Every bot in a line; sorting and columns stand in the address. */
export function BotsTable({ bots }: { bots: BotView[] }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const sorting = useMemo(() => readSort(search.order), [search.order])
  const hidden = useMemo(() => search.hide?.split(',') ?? ['money'], [search.hide])
  return (
    <Card className="overflow-hidden">
      <DataTable
        label="Bots"
        data={bots}
        columns={columns}
        rowId={(bot) => bot.botId}
        sorting={sorting}
        onSortingChange={(next) => void navigate({ search: (before) => ({ ...before, order: writeSort(next) }), replace: true })}
        hidden={hidden}
        onHiddenChange={(next) => void navigate({ search: (before) => ({ ...before, hide: next.join(',') || ' ' }), replace: true })}
        csvName="bots"
        empty={null}
      />
    </Card>
  )
}
