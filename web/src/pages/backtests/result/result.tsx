import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { reportQuery, type BacktestReport } from '@/api/backtests'
import { Kpi, KpiStrip, ProblemAlert } from '@/components/feedback'
import { Amount } from '@/components/figures'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { number } from '@/format/numbers'
import { cn } from '@/lib/utils'
import { PageSkeleton } from '@/shell/page-states'
import { Part, Ratio, Share } from '../words'
import { BlockedTable } from './blocked-table'
import { ConditionsView } from './conditions-view'
import { Doubts } from './doubts'
import { FigureTables } from './figure-tables'
import { Figures } from './figures'

const EquityPanel = lazy(() => import('./equity-panel').then((module) => ({ default: module.EquityPanel })))
const PricePanel = lazy(() => import('./price-panel').then((module) => ({ default: module.PricePanel })))
const TradesPanel = lazy(() => import('./trades-panel').then((module) => ({ default: module.TradesPanel })))
const SearchPanel = lazy(() => import('../search/search-panel').then((module) => ({ default: module.SearchPanel })))
const MonteCarloPanel = lazy(() => import('../search/monte-carlo-panel').then((module) => ({ default: module.MonteCarloPanel })))
const route = getRouteApi('/backtests/$backtestId')

const TABS = [
  { id: 'search', label: 'Search' },
  { id: 'overview', label: 'Overview' },
  { id: 'chart', label: 'Chart' },
  { id: 'trades', label: 'Trades' },
  { id: 'blocked', label: 'Blocked entries' },
  { id: 'tables', label: 'Breakdowns' },
  { id: 'monte-carlo', label: 'Monte Carlo' },
  { id: 'conditions', label: 'Conditions' },
] as const

/** What a completed backtest found. */
export function Result({ backtestId, searched }: { backtestId: string; searched: boolean }) {
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: report, error, refetch } = useQuery(reportQuery(backtestId))
  const tabs = TABS.filter((each) => searched || each.id !== 'search')
  const shown = tabs.find((each) => each.id === tab)?.id ?? tabs[0]!.id
  if (!report) return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <PageSkeleton />
  return (
    <div className="space-y-4">
      <Headline report={report} />
      {report.notes.length > 0 && (
        <ul aria-label="Notes" className="space-y-1 rounded-md border border-warning/40 bg-warning/8 px-4 py-2.5 text-sm">
          {report.notes.map((note) => (
            <li key={note}>{note}.</li>
          ))}
        </ul>
      )}
      <div role="tablist" aria-label="Result" className="flex gap-1 overflow-x-auto border-b">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            role="tab"
            type="button"
            id={`tab-${id}`}
            aria-selected={id === shown}
            aria-controls="result-panel"
            onClick={() => void navigate({ search: (before) => ({ ...before, tab: id === tabs[0]!.id ? undefined : id }), replace: true })}
            className={cn('-mb-px border-b-2 border-transparent px-3 py-2 text-sm whitespace-nowrap text-muted-foreground hover:text-foreground', id === shown && 'border-primary text-foreground')}
          >
            {label}
            {id === 'trades' && <span className="ml-1 text-xs text-muted-foreground tabular-nums">{number(report.headline.trades, 0)}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="result-panel" aria-labelledby={`tab-${shown}`}>
        <Suspense fallback={<Skeleton className="h-96" />}>{panel(shown, backtestId, report)}</Suspense>
      </div>
    </div>
  )
}

function panel(tab: (typeof TABS)[number]['id'], backtestId: string, report: BacktestReport): ReactNode {
  switch (tab) {
    case 'search':
      return <SearchPanel backtestId={backtestId} />
    case 'monte-carlo':
      return <MonteCarloPanel backtestId={backtestId} />
    case 'overview':
      return (
        <div className="space-y-4">
          <Card>
            <EquityPanel report={report} />
          </Card>
          <Doubts doubts={report.doubts} />
          <Figures report={report} />
        </div>
      )
    case 'chart':
      return <PricePanel backtestId={backtestId} report={report} />
    case 'trades':
      return <TradesPanel backtestId={backtestId} report={report} />
    case 'blocked':
      return <BlockedTable blocked={report.blocked} />
    case 'tables':
      return <FigureTables tables={report.tables} />
    case 'conditions':
      return <ConditionsView report={report} />
  }
}

function Headline({ report: { headline, conditions } }: { report: BacktestReport }) {
  return (
    <KpiStrip label="Headline figures" className="grid-cols-2 sm:grid-cols-4 xl:grid-cols-8">
      <Kpi label="Net return" note={<>of {number(conditions.cash, 0)}</>}>
        <Share value={headline.netReturn} />
      </Kpi>
      <Kpi label="Buy and hold">
        <Share value={headline.buyAndHold} />
      </Kpi>
      <Kpi label="Trades" note={<><Part value={headline.winRate} /> won</>}>
        {number(headline.trades, 0)}
      </Kpi>
      <Kpi label="Profit factor">
        <Ratio value={headline.profitFactor} />
      </Kpi>
      <Kpi label="Expectancy" note="a trade, after costs">
        <Ratio value={headline.expectancy} />
      </Kpi>
      <Kpi label="Largest drawdown">
        <Part value={headline.maxDrawdown} decimals={2} />
      </Kpi>
      <Kpi label="Sharpe" note="yearly, of daily returns">
        <Ratio value={headline.sharpe} />
      </Kpi>
      <Kpi label="Fees and funding" note={<>in the market <Part value={headline.exposure} decimals={0} /></>}>
        <Amount value={headline.costs} />
      </Kpi>
    </KpiStrip>
  )
}
