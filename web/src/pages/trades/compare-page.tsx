import { useQueries } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft, Columns2, X } from 'lucide-react'
import { tradeDetailQuery } from '@/api/analytics'
import type { TradeInDetail } from '@/api/contracts'
import { SideTag, VenueBadge } from '@/components/chips'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Signed, Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { cn } from '@/lib/utils'
import { usePreferences } from '@/settings/preferences'
import { compareTrades } from './compare-fields'

const route = getRouteApi('/trades/compare')
const MOST = 6

/** Two to six trades, one column each. What is not the same for all is marked; the rest can be hidden. */
export function ComparePage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { zone } = usePreferences()
  const ids = [...new Set(search.trades?.split('~').filter(Boolean))].slice(0, MOST)
  const answers = useQueries({ queries: ids.map((id) => tradeDetailQuery(id)) })
  const details = answers.flatMap((answer) => answer.data ?? [])
  const error = answers.find((answer) => answer.error)?.error
  const onlyDifferences = search.equal === 'hidden'
  const without = (id: string) => void navigate({ search: { ...search, trades: ids.filter((each) => each !== id).join('~') || undefined }, replace: true })

  return (
    <>
      <PageHeader title="Compare trades">
        <label className="flex items-center gap-2 text-xs text-muted-foreground">
          Only what differs
          <Switch checked={onlyDifferences} onCheckedChange={(on) => void navigate({ search: { ...search, equal: on ? 'hidden' : undefined }, replace: true })} />
        </label>
        <Button variant="outline" size="sm" asChild>
          <Link to="/trades" search={{ pick: ids.join('~') || undefined }}>
            <ArrowLeft /> Trades
          </Link>
        </Button>
      </PageHeader>
      <ProblemAlert error={error} />
      {ids.length < 2 ? (
        <Card>
          <EmptyState icon={<Columns2 />} title="Two trades or more are compared">
            Pick 2 to 6 in the list of trades, then press Compare.
          </EmptyState>
        </Card>
      ) : answers.some((answer) => answer.isPending) ? (
        <Skeleton className="h-96" />
      ) : (
        <Card className="overflow-x-auto">
          <table aria-label="Trades side by side" className="w-full min-w-max text-[0.82rem]">
            <thead>
              <tr className="border-b align-top">
                <th scope="col" className="sticky left-0 bg-card px-4 py-3 text-left text-xs font-medium text-muted-foreground">
                  {details.length} trades
                </th>
                {details.map((detail) => (
                  <Heading key={detail.view.trade.tradeId} detail={detail} onRemove={details.length > 2 ? () => without(detail.view.trade.tradeId) : undefined} />
                ))}
              </tr>
            </thead>
            {compareTrades(details, zone).map((group) => {
              const rows = onlyDifferences ? group.rows.filter((row) => row.differs) : group.rows
              return (
                rows.length > 0 && (
                  <tbody key={group.title} className="border-b last:border-b-0">
                    <tr>
                      <th scope="colgroup" colSpan={details.length + 1} className="px-4 pt-3 pb-1 text-left text-xs font-semibold">
                        <span className="sticky left-4">{group.title}</span>
                      </th>
                    </tr>
                    {rows.map((row) => (
                      <tr key={row.label} className={cn(row.differs && 'bg-info/8')}>
                        <th scope="row" className="sticky left-0 bg-card px-4 py-1 text-left font-normal text-muted-foreground">
                          {row.label}
                          {row.differs && <span className="sr-only"> (differs)</span>}
                        </th>
                        {row.values.map((value, index) => (
                          <td key={details[index]!.view.trade.tradeId} className={cn('px-4 py-1 tabular-nums', row.differs && value !== row.values[0] && 'font-semibold')}>
                            {value ?? <None label="not known" />}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                )
              )
            })}
          </table>
        </Card>
      )}
      {ids.length > 1 && <p className="mt-3 text-xs text-muted-foreground">Tinted rows are not the same for all; bold is what differs from the first trade.</p>}
    </>
  )
}

function Heading({ detail: { view }, onRemove }: { detail: TradeInDetail; onRemove?: () => void }) {
  const { trade } = view
  return (
    <th scope="col" className="min-w-44 px-4 py-3 text-left font-normal">
      <span className="flex items-center gap-2">
        <Link to="/trades" search={{ trade: trade.tradeId }} className="font-semibold hover:underline">
          {trade.symbol}
        </Link>
        <SideTag side={trade.side} />
        <VenueBadge paper={view.paper} testnet={view.testnet} />
        {onRemove && (
          <button type="button" aria-label={`Take ${trade.symbol} out of the comparison`} onClick={onRemove} className="ml-auto rounded-sm p-1 text-muted-foreground hover:bg-accent hover:text-foreground">
            <X aria-hidden className="size-3.5" />
          </button>
        )}
      </span>
      <span className="mt-1 block text-xs text-muted-foreground">
        <Signed value={trade.netPnl} unit={trade.circumstances?.currency} className="font-medium" /> · <Time at={trade.exitTime} />
      </span>
    </th>
  )
}
