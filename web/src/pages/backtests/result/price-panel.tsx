import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { backtestTradesQuery, type BacktestReport } from '@/api/backtests'
import { ChoiceFilter } from '@/components/choice-filter'
import { Card } from '@/components/ui/card'
import { PriceChart } from './price-chart'

const route = getRouteApi('/backtests/$backtestId')

/** The prices with every trade on them; thinned by the server, so that a year of minutes pans like a day. */
export function PricePanel({ backtestId, report }: { backtestId: string; report: BacktestReport }) {
  const { symbol } = route.useSearch()
  const navigate = route.useNavigate()
  const market = report.markets.find((each) => each.symbol === symbol) ?? report.markets[0]
  const { data: trades } = useQuery(backtestTradesQuery(backtestId, 1))
  if (!market) return null
  return (
    <Card>
      {report.markets.length > 1 && (
        <div className="border-b px-4 py-2.5">
          <ChoiceFilter label="Symbol" value={market.symbol} options={report.markets.map((each) => [each.symbol, each.symbol])} onChange={(next) => void navigate({ search: (before) => ({ ...before, symbol: next }), replace: true })} />
        </div>
      )}
      <PriceChart key={market.symbol} backtestId={backtestId} symbol={market.symbol} trades={trades?.filter((trade) => trade.symbol === market.symbol) ?? []} />
      {trades && trades.length < report.headline.trades && <p className="px-4 pb-3 text-xs text-muted-foreground">The first {trades.length} trades are marked.</p>}
    </Card>
  )
}
