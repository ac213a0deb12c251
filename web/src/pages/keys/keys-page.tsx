import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { KeyRound, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { ExchangeKeyView } from '@/api/contracts'
import { botsQuery, keysQuery } from '@/api/queries'
import { VenueBadge } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { humanise, venueName } from '@/format/words'
import { useSession } from '@/lib/session'
import { AddKeyDialog } from './add-key-dialog'
import { KeyStateChips } from './key-check'
import { KeyDrawer } from './key-drawer'

const route = getRouteApi('/keys')
const column = createColumnHelper<ExchangeKeyView>()

/** Exchange keys: where bots may trade, and what. No secret is ever shown. */
export function KeysPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(keysQuery)
  const { data: bots } = useQuery(botsQuery)
  const open = (part: typeof search) => void navigate({ search: part })
  const columns = useMemo(() => {
    const botName = (botId: string | null) => bots?.find((bot) => bot.botId === botId)?.name ?? botId ?? ''
    return [
      column.accessor('label', {
        header: 'Label',
        cell: ({ row }) => (
          <span className="flex items-center gap-2 font-medium">
            {row.original.label} <VenueBadge paper={row.original.venue === 'paper'} testnet={row.original.testnet} />
          </span>
        ),
        meta: { name: 'Label' },
      }),
      column.accessor((key) => venueName(key.venue), { id: 'venue', header: 'Exchange', meta: { name: 'Exchange' } }),
      column.accessor((key) => humanise(key.contractType), { id: 'contracts', header: 'Contracts', meta: { name: 'Contracts' } }),
      column.accessor('hint', { header: 'Key', cell: ({ getValue }) => <code className="font-mono text-xs">{getValue()}</code>, meta: { name: 'Key' } }),
      column.accessor((key) => key.instruments.map((each) => `${each.symbol} ${number(each.leverage, 0)}×`).join(', '), {
        id: 'instruments',
        header: 'Instruments',
        cell: ({ row }) => (
          <span className="flex flex-wrap gap-1">
            {row.original.instruments.map((each) => (
              <Badge key={each.symbol} title={`${humanise(each.marginMode)} margin${each.enabled ? '' : ', no entries'}`} className={each.enabled ? undefined : 'line-through opacity-60'}>
                {each.symbol} {number(each.leverage, 0)}×
              </Badge>
            ))}
          </span>
        ),
        meta: { name: 'Instruments' },
      }),
      column.accessor((key) => botName(key.botId), { id: 'bot', header: 'Used by', cell: ({ getValue }) => getValue() || <None label="no bot" />, meta: { name: 'Used by' } }),
      column.accessor('active', { header: 'State', cell: ({ row }) => <KeyStateChips exchangeKey={row.original} />, meta: { name: 'Active' } }),
      column.accessor('addedAt', { header: () => <>Added <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Added UTC' } }),
    ]
  }, [bots])

  return (
    <>
      <PageHeader title="Keys" description="One key serves one bot. Instruments and leverage belong to the key.">
        {may('keys.manage') && (
          <Button onClick={() => open({ add: '1', key: undefined })}>
            <Plus /> Add key
          </Button>
        )}
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <Card>
        <DataTable
          csvName="keys"
          label="Keys"
          data={data}
          columns={columns}
          rowId={(key) => key.keyId}
          onRowClick={(key) => open({ key: key.keyId, add: undefined })}
          selectedId={search.key}
          empty={
            <EmptyState
              icon={<KeyRound />}
              title="No key yet"
              action={
                may('keys.manage') && (
                  <Button onClick={() => open({ add: '1', key: undefined })}>
                    <Plus /> Add the first key
                  </Button>
                )
              }
            >
              A key lets a bot trade at an exchange. Begin with the paper exchange of this installation: real sockets and a real order book, no real money.
            </EmptyState>
          }
        />
      </Card>
      <AddKeyDialog open={search.add === '1'} onOpenChange={(shown) => open({ add: shown ? '1' : undefined, key: undefined })} onAdded={(keyId) => open({ add: undefined, key: keyId })} />
      <KeyDrawer exchangeKey={data?.find((key) => key.keyId === search.key)} onClose={() => open({ add: undefined, key: undefined })} />
    </>
  )
}
