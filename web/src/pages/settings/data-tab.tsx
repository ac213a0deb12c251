import { useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { Database } from 'lucide-react'
import { useMemo } from 'react'
import { dataKeptQuery, type BotData } from '@/api/data'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { count, number } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { DeleteDataCard } from './delete-data-card'

const column = createColumnHelper<BotData>()

/** How much trading data the workspace keeps, and how to delete it. */
export function DataTab() {
  const { workspace } = useSession()
  const { data, error, refetch } = useQuery(dataKeptQuery())
  const columns = useMemo(
    () => [
      column.accessor('name', {
        header: 'Bot',
        cell: ({ row: { original } }) => (
          <span className="flex flex-wrap items-center gap-2 font-medium">
            {original.name} {!original.stopped && <Badge variant="info" title="What is deployed keeps its data.">Deployed</Badge>}
          </span>
        ),
        meta: { name: 'Bot' },
      }),
      column.accessor('trades', { header: 'Trades', cell: ({ getValue }) => number(getValue(), 0), meta: { name: 'Trades', numeric: true } }),
      column.accessor('firstTradeAt', { header: () => <>Oldest <ZoneName /></>, cell: ({ getValue }) => (getValue() ? <Time at={getValue()!} /> : <None label="no trade" />), meta: { name: 'Oldest trade UTC' } }),
      column.accessor('orders', { header: 'Orders', cell: ({ getValue }) => number(getValue(), 0), meta: { name: 'Orders', numeric: true } }),
      column.accessor('notes', { header: 'Activity', cell: ({ getValue }) => number(getValue(), 0), meta: { name: 'Lines of activity', numeric: true } }),
      column.accessor('hoursOfEquity', { header: 'Equity', cell: ({ getValue }) => `${number(getValue(), 0)} h`, meta: { name: 'Hours of equity', numeric: true } }),
    ],
    [],
  )
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[3fr_2fr]">
      <Card>
        <CardHeader>
          <CardTitle>What {workspace?.name} keeps</CardTitle>
        </CardHeader>
        {error && <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />}
        {!error && (
          <DataTable
            label="Data of each bot"
            data={data?.bots}
            columns={columns}
            rowId={(bot) => bot.botId}
            csvName={data?.bots.length ? 'data' : undefined}
            empty={
              <EmptyState icon={<Database />} title="No trading data yet">
                Trades, orders, activity and equity of each bot are counted here from its first day on.
              </EmptyState>
            }
          />
        )}
        <CardContent className="space-y-2 border-t pt-3 text-sm text-muted-foreground">
          <p>
            {data && data.backtests > 0 && <>And {count(data.backtests, 'backtest')} with {data.backtests === 1 ? 'its' : 'their'} results. </>}
            Trades, orders, activity and equity are kept until they are deleted; candles, and what each component said of them, for thirty days.
          </p>
          <p>The audit log, bots with their deployments and commands, keys, templates, members and billing always stay.</p>
        </CardContent>
      </Card>
      <DeleteDataCard kept={data} />
    </div>
  )
}
