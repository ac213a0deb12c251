import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { ChartCandlestick, Download, Trash2, Upload } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { toast } from 'sonner'
import { candleFetchesQuery, candleSetsQuery, deleteCandles, type CandleSet } from '@/api/candles'
import { VenueBadge } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { number } from '@/format/numbers'
import { venueName } from '@/format/words'
import { useSession } from '@/lib/session'
import { FetchDialog } from './fetch-dialog'
import { FetchList } from './fetch-list'
import { ImportDialog } from './import-dialog'

const route = getRouteApi('/candles')
const column = createColumnHelper<CandleSet>()

function originOf(set: CandleSet): string {
  if (set.origin === 'bundled') return 'Comes with plutarc'
  return set.origin === 'file' ? `File ${set.file ?? ''}` : venueName(set.venue ?? '')
}

/** Histories that backtests run on: what is bundled, files that people brought, and what was read from exchanges. */
export function CandlesPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(candleSetsQuery)
  const { data: fetches } = useQuery(candleFetchesQuery)
  const [deleting, setDeleting] = useState<CandleSet>()
  const runs = may('backtests.run')
  const open = (add?: 'file' | 'venue') => void navigate({ search: { add } })
  const running = fetches?.filter((each) => each.failure === null).length
  // What has been under way and is no longer has become a set.
  useEffect(() => void queryClient.invalidateQueries({ queryKey: candleSetsQuery.queryKey }), [queryClient, running])
  const remove = useMutation({
    mutationFn: (set: CandleSet) => deleteCandles(set.candleSetId),
    onSuccess: (_, set) => {
      toast.success(`${set.name} deleted`)
      setDeleting(undefined)
      void queryClient.invalidateQueries({ queryKey: candleSetsQuery.queryKey })
    },
    onError: () => setDeleting(undefined),
  })
  const columns = useMemo(
    () => [
      column.accessor('name', { header: 'Name', cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>, meta: { name: 'Name' } }),
      column.accessor((set) => `${set.symbol} ${set.span.interval}`, {
        id: 'symbol',
        header: 'Market',
        cell: ({ row }) => (
          <span className="flex items-center gap-2">
            {row.original.symbol} {row.original.span.interval} {row.original.contractType === 'inverse' && <Badge>Inverse</Badge>}
          </span>
        ),
        meta: { name: 'Market' },
      }),
      column.accessor((set) => set.span.from, { id: 'from', header: () => <>From <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'From UTC' } }),
      column.accessor((set) => set.span.to, { id: 'to', header: () => <>To <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'To UTC' } }),
      column.accessor((set) => set.span.candles, { id: 'candles', header: 'Candles', cell: ({ getValue }) => number(getValue(), 0), meta: { name: 'Candles', numeric: true } }),
      column.accessor((set) => set.span.missing, {
        id: 'missing',
        header: 'Missing',
        cell: ({ getValue }) => (getValue() === 0 ? <None /> : <span className="text-warning">{number(getValue(), 0)}</span>),
        meta: { name: 'Missing', numeric: true },
      }),
      column.accessor('fundingRates', { header: 'Funding rates', cell: ({ getValue }) => (getValue() === 0 ? <None /> : number(getValue(), 0)), meta: { name: 'Funding rates', numeric: true } }),
      column.accessor(originOf, {
        id: 'origin',
        header: 'Origin',
        cell: ({ row, getValue }) => (
          <span className="flex items-center gap-2">
            {getValue()} {row.original.origin === 'venue' && row.original.venue === 'paper' && <VenueBadge paper testnet={false} />}
          </span>
        ),
        meta: { name: 'Origin' },
      }),
      column.display({
        id: 'delete',
        header: () => <span className="sr-only">Delete</span>,
        cell: ({ row }) =>
          runs &&
          row.original.origin !== 'bundled' && (
            <Button size="icon" variant="ghost" aria-label={`Delete ${row.original.name}`} onClick={() => setDeleting(row.original)}>
              <Trash2 />
            </Button>
          ),
      }),
    ],
    [runs],
  )

  return (
    <>
      <PageHeader title="Candles" description="The histories that backtests run on.">
        {runs ? (
          <>
            <Button variant="outline" onClick={() => open('file')}>
              <Upload /> Import a file
            </Button>
            <Button onClick={() => open('venue')}>
              <Download /> Read from an exchange
            </Button>
          </>
        ) : (
          <p className="text-xs text-muted-foreground">Whoever may run backtests can add more.</p>
        )}
      </PageHeader>
      <ProblemAlert error={error ?? remove.error} retry={error ? () => void refetch() : undefined} className="mb-4" />
      {fetches && fetches.length > 0 && <FetchList fetches={fetches} mayStop={runs} />}
      <Card>
        <DataTable
          label="Candles"
          data={data}
          columns={columns}
          rowId={(set) => set.candleSetId}
          csvName="candles"
          empty={
            <EmptyState icon={<ChartCandlestick />} title="No candles">
              Import a file, or read a history from an exchange.
            </EmptyState>
          }
        />
      </Card>
      <ImportDialog open={search.add === 'file'} onClose={() => open()} />
      <FetchDialog open={search.add === 'venue'} onClose={() => open()} />
      <AlertDialog open={deleting !== undefined} onOpenChange={(shown) => !shown && setDeleting(undefined)}>
        <AlertDialogContent>
          <AlertDialogTitle>Delete {deleting?.name}?</AlertDialogTitle>
          <AlertDialogDescription>
            {deleting && `${number(deleting.span.candles, 0)} candles of ${deleting.symbol} go for good. `}
            Results of backtests on them stay, their price charts do not. {deleting?.origin === 'file' ? 'The file can be imported again.' : 'They can be read again, as far back as the exchange keeps them.'}
          </AlertDialogDescription>
          <div className="flex justify-end gap-2">
            <AlertDialogCancel asChild>
              <Button variant="outline">Cancel</Button>
            </AlertDialogCancel>
            <Button variant="destructive" disabled={remove.isPending} onClick={() => deleting && remove.mutate(deleting)}>
              Delete candles
            </Button>
          </div>
        </AlertDialogContent>
      </AlertDialog>
    </>
  )
}
