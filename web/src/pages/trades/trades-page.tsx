import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FilterX, ReceiptText } from 'lucide-react'
import { useMemo } from 'react'
import type { TradeView } from '@/api/contracts'
import { botsQuery, loadOlderTrades, TRADES_AT_ONCE, tradesQuery } from '@/api/queries'
import { ChoiceFilter } from '@/components/choice-filter'
import { DataTable } from '@/components/data-table'
import { EmptyState, Kpi, KpiStrip, PageHeader, ProblemAlert } from '@/components/feedback'
import { Amount, None, Signed } from '@/components/figures'
import { FilterInput } from '@/components/filter-input'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { number } from '@/format/numbers'
import { humanise } from '@/format/words'
import { filterTrades, moneyOf, readSort, summarise, writeSort } from './trade-filter'
import { HIDDEN_AT_FIRST, tradeColumns } from './trade-columns'
import { TradeDrawer } from './trade-drawer'

const route = getRouteApi('/trades')
const FILTERS = ['q', 'bot', 'symbol', 'side', 'result', 'exit', 'template', 'money', 'from', 'to'] as const

/** Every completed trade. What is filtered, sorted, hidden and opened stands in the address. */
export function TradesPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(tradesQuery(null))
  const { data: bots } = useQuery(botsQuery)
  const older = useMutation({ mutationFn: () => loadOlderTrades(client, null) })
  const shown = useMemo(() => data && filterTrades(data, search), [data, search])
  const filtered = FILTERS.some((name) => search[name])
  const hidden = search.hide === undefined ? HIDDEN_AT_FIRST : search.hide.split('~').filter((id) => id !== '-')
  const change = (part: Partial<typeof search>, replace = true) => void navigate({ search: (before) => ({ ...before, ...part }), replace })
  const options = (value: (view: TradeView) => string, label: (value: string) => string = (text) => text) =>
    [...new Set(data?.map(value))].sort().map((each): [string, string] => [each, label(each)])
  const botNames = new Map(data?.map((view) => [view.botId, view.botName]))

  return (
    <>
      <PageHeader title="Trades" />
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <div className="space-y-4">
        {shown && shown.length > 0 && <Summary trades={shown} currencyOf={(botId) => bots?.find((bot) => bot.botId === botId)?.currency ?? 'USDT'} />}
        <Card>
          <DataTable
            label="Trades"
            data={shown}
            columns={tradeColumns}
            rowId={(view) => view.trade.tradeId}
            sorting={readSort(search.sort)}
            onSortingChange={(sorting) => change({ sort: writeSort(sorting) })}
            hidden={hidden}
            onHiddenChange={(ids) => change({ hide: ids.join('~') || '-' })}
            onRowClick={(view) => change({ trade: view.trade.tradeId }, false)}
            selectedId={search.trade}
            csvName="trades"
            toolbar={
              <>
                <FilterInput label="Filter trades" value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} placeholder="Bot, symbol, id…" className="w-44" />
                <ChoiceFilter label="Bot" value={search.bot} options={options((view) => view.botId, (id) => botNames.get(id) ?? id)} onChange={(bot) => change({ bot })} />
                <ChoiceFilter label="Symbol" value={search.symbol} options={options((view) => view.trade.symbol)} onChange={(symbol) => change({ symbol })} />
                <ChoiceFilter
                  label="Side"
                  value={search.side}
                  options={[
                    ['long', 'Long'],
                    ['short', 'Short'],
                  ]}
                  onChange={(side) => change({ side: side as typeof search.side })}
                />
                <ChoiceFilter
                  label="Result"
                  value={search.result}
                  options={[
                    ['win', 'Winners'],
                    ['loss', 'Losers'],
                  ]}
                  onChange={(result) => change({ result: result as typeof search.result })}
                />
                <ChoiceFilter label="Exit" value={search.exit} options={options((view) => view.trade.exitReason, humanise)} onChange={(exit) => change({ exit })} />
                <ChoiceFilter label="Money" value={search.money} options={options(moneyOf, humanise)} onChange={(money) => change({ money: money as typeof search.money })} />
                <div className="flex items-center gap-1 text-xs text-muted-foreground">
                  <DayInput label="Closed from (UTC)" value={search.from} onChange={(from) => change({ from })} />–<DayInput label="Closed until (UTC)" value={search.to} onChange={(to) => change({ to })} />
                </div>
                {filtered && (
                  <Button variant="ghost" size="sm" onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
                    <FilterX /> Clear
                  </Button>
                )}
              </>
            }
            empty={
              filtered && data?.length ? (
                <EmptyState title="No trade matches the filters">{`${data.length} trades are loaded.`}</EmptyState>
              ) : (
                <EmptyState
                  icon={<ReceiptText />}
                  title="No trade yet"
                  action={
                    <Button variant="outline" asChild>
                      <Link to="/bots">See the bots</Link>
                    </Button>
                  }
                >
                  A trade is listed the moment its position is flat again. Until then it is an open position on the bot’s page.
                </EmptyState>
              )
            }
            footer={
              data && data.length > 0 ? (
                <div className="flex items-center gap-3 border-t px-4 py-2 text-xs text-muted-foreground">
                  <span className="tabular-nums">
                    {shown!.length} of {data.length} loaded
                  </span>
                  {data.length >= TRADES_AT_ONCE && older.data !== 0 && (
                    <Button variant="ghost" size="sm" disabled={older.isPending} onClick={() => older.mutate()}>
                      {older.isPending ? 'Loading…' : 'Load older trades'}
                    </Button>
                  )}
                  {older.error && <span className="text-negative">{older.error.message}</span>}
                </div>
              ) : undefined
            }
          />
        </Card>
      </div>
      <TradeDrawer tradeId={search.trade} onClose={() => change({ trade: undefined })} />
    </>
  )
}

function DayInput({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  return (
    <Input type="date" aria-label={label} title={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} className="h-8 w-34 px-2 text-xs max-sm:h-10" />
  )
}

/** What the shown trades come to, gross to net; one line a currency, never added across. */
function Summary({ trades, currencyOf }: { trades: TradeView[]; currencyOf: (botId: string) => string }) {
  const byCurrency = new Map<string, TradeView[]>()
  for (const trade of trades) {
    const currency = currencyOf(trade.botId)
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), trade])
  }
  return [...byCurrency].map(([currency, group]) => {
    const sum = summarise(group)
    return (
      <KpiStrip key={currency} label={`Shown trades in ${currency}`} className="grid-cols-2 sm:grid-cols-4 xl:grid-cols-8">
        <Kpi label="Trades">{sum.trades}</Kpi>
        <Kpi label="Win rate">{number((sum.wins / sum.trades) * 100, 1)} %</Kpi>
        <Kpi label="Gross PnL">
          <Signed value={sum.gross} unit={currency} />
        </Kpi>
        <Kpi label="Fees paid">
          <Amount value={sum.fees} unit={currency} />
        </Kpi>
        <Kpi label="Funding paid">
          <Amount value={sum.funding} unit={currency} />
        </Kpi>
        <Kpi label="Net PnL">
          <Signed value={sum.net} unit={currency} />
        </Kpi>
        <Kpi label="Profit factor">{sum.profitFactor === undefined ? <None label="no loss yet" /> : number(sum.profitFactor, 2)}</Kpi>
        <Kpi label="Mean per trade">
          <Signed value={sum.expectancy} unit={currency} />
        </Kpi>
      </KpiStrip>
    )
  })
}
