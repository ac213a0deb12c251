import { useQueries } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { backtestQuery, reportQuery, type BacktestReport, type BacktestView } from '@/api/backtests'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Amount } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { cn } from '@/lib/utils'
import { PageSkeleton } from '@/shell/page-states'
import { MOST_COMPARED } from './backtests-page'
import { toPercent } from './conditions'
import { FILLS, Part, Ratio, Share, subjectName } from './words'

const CompareChart = lazy(() => import('./result/compare-chart').then((module) => ({ default: module.CompareChart })))
const route = getRouteApi('/backtests/compare')

interface Compared {
  backtest: BacktestView
  report: BacktestReport
}

interface Line {
  label: string
  show: (one: Compared) => ReactNode
  /** Which of two is better, for marking the best; without it none is. */
  value?: (one: Compared) => number | null
  lower?: true
}

const FIGURES: Line[] = [
  { label: 'Net return', show: ({ report }) => <Share value={report.headline.netReturn} />, value: ({ report }) => report.headline.netReturn },
  { label: 'Buy and hold', show: ({ report }) => <Share value={report.headline.buyAndHold} /> },
  { label: 'Largest drawdown', show: ({ report }) => <Part value={report.headline.maxDrawdown} decimals={2} />, value: ({ report }) => report.headline.maxDrawdown, lower: true },
  { label: 'Sharpe', show: ({ report }) => <Ratio value={report.headline.sharpe} />, value: ({ report }) => report.headline.sharpe },
  { label: 'Sortino', show: ({ report }) => <Ratio value={report.equity.sortino} />, value: ({ report }) => report.equity.sortino },
  { label: 'Profit factor', show: ({ report }) => <Ratio value={report.headline.profitFactor} />, value: ({ report }) => report.headline.profitFactor },
  { label: 'Expectancy', show: ({ report }) => <Ratio value={report.headline.expectancy} />, value: ({ report }) => report.headline.expectancy },
  { label: 'Win rate', show: ({ report }) => <Part value={report.headline.winRate} />, value: ({ report }) => report.headline.winRate },
  { label: 'Trades', show: ({ report }) => number(report.headline.trades, 0) },
  { label: 'Mean hold', show: ({ report }) => (report.trades.averageHoldMillis === null ? '–' : duration(report.trades.averageHoldMillis / 1000)) },
  { label: 'Longest drawdown', show: ({ report }) => duration(report.equity.longestDrawdownMillis / 1000), value: ({ report }) => report.equity.longestDrawdownMillis, lower: true },
  { label: 'Fees and funding', show: ({ report }) => <Amount value={report.headline.costs} />, value: ({ report }) => report.headline.costs, lower: true },
  { label: 'In the market', show: ({ report }) => <Part value={report.headline.exposure} /> },
  { label: 'Doubts', show: ({ report }) => report.headline.doubts, value: ({ report }) => report.headline.doubts, lower: true },
]

/** Plain words, so that what is different can be marked. */
const CONDITIONS: { label: string; text: (one: Compared) => string }[] = [
  { label: 'Template', text: ({ backtest }) => subjectName(backtest) },
  { label: 'Candles', text: ({ report }) => report.markets.map((market) => `${market.symbol} ${market.interval}`).join(', ') },
  { label: 'First decision', text: ({ report }) => report.headline.firstTime.slice(0, 16).replace('T', ' ') },
  { label: 'End', text: ({ report }) => report.headline.lastTime.slice(0, 16).replace('T', ' ') },
  { label: 'Cash', text: ({ report }) => number(report.conditions.cash, 2) },
  { label: 'Leverage', text: ({ report }) => `${number(report.conditions.leverage, 1)}×, ${report.conditions.marginMode}` },
  { label: 'Taker / maker fee', text: ({ report: { conditions } }) => `${toPercent(conditions.takerFee)} % / ${conditions.makerFee === null ? 'as takers' : `${toPercent(conditions.makerFee)} %`}` },
  { label: 'Slippage', text: ({ report }) => `${number(report.conditions.slippageBps, 1)} bps` },
  { label: 'Inside a candle', text: ({ report }) => FILLS[report.conditions.fill]?.label ?? report.conditions.fill },
  { label: 'Rules', text: ({ report: { conditions } }) => [conditions.sessions && 'sessions', conditions.funding && 'funding', conditions.riskLimits && 'risk limits'].filter(Boolean).join(', ') || 'none' },
]

/** Two to four results, one column each, their equity laid over each other. */
export function ComparePage() {
  const { of } = route.useSearch()
  const ids = [...new Set(of?.split('~') ?? [])].slice(0, MOST_COMPARED)
  const backtests = useQueries({ queries: ids.map(backtestQuery) })
  const reports = useQueries({ queries: ids.map(reportQuery) })
  const error = [...backtests, ...reports].find((answer) => answer.error)?.error
  const all = ids.flatMap((_, i): Compared[] => (backtests[i]?.data && reports[i]?.data ? [{ backtest: backtests[i].data, report: reports[i].data }] : []))
  const back = (
    <Button asChild variant="outline">
      <Link to="/backtests">To the backtests</Link>
    </Button>
  )
  if (ids.length < 2) return <EmptyState title="Choose two to four backtests to compare" action={back} page>Tick them in the list.</EmptyState>
  if (error) return <ProblemAlert error={error} />
  if (all.length < ids.length) return <PageSkeleton />
  return (
    <>
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1 text-xs text-muted-foreground">
        <Link to="/backtests" search={{ pick: of }} className="hover:text-foreground hover:underline">
          Backtests
        </Link>
        <ChevronRight aria-hidden className="size-3" />
        <span>Compare</span>
      </nav>
      <PageHeader title={`Compare ${all.length} backtests`} />
      <div className="space-y-4">
        <Card>
          <Suspense fallback={<Skeleton className="m-4 h-80" />}>
            <CompareChart lines={all.map(({ backtest, report }) => ({ id: backtest.backtestId, name: backtest.name, start: report.conditions.cash, line: report.line }))} />
          </Suspense>
        </Card>
        <Card className="relative overflow-x-auto">
          <table className="w-full min-w-[40rem] text-sm [&_td]:px-4 [&_td]:py-1.5 [&_td]:text-right [&_td]:tabular-nums [&_th]:px-4 [&_th]:py-1.5">
            <thead>
              <tr className="border-b">
                <th scope="col" className="text-left">
                  <span className="sr-only">Figure</span>
                </th>
                {all.map(({ backtest }, index) => (
                  <th key={backtest.backtestId} scope="col" className="text-right align-bottom font-medium">
                    <Swatch index={index} />
                    <Link to="/backtests/$backtestId" params={{ backtestId: backtest.backtestId }} className="hover:underline">
                      {backtest.name}
                    </Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="[&_th]:text-left [&_th]:font-normal [&_th]:text-muted-foreground">
              {FIGURES.map((line) => {
                const best = bestOf(line, all)
                return (
                  <tr key={line.label} className="border-b border-border/50">
                    <th scope="row">{line.label}</th>
                    {all.map((one, index) => (
                      <td key={one.backtest.backtestId} className={cn(index === best && 'font-semibold')}>
                        {line.show(one)}
                        {index === best && <span className="sr-only"> best</span>}
                      </td>
                    ))}
                  </tr>
                )
              })}
              {CONDITIONS.map(({ label, text }) => {
                const differs = new Set(all.map(text)).size > 1
                return (
                  <tr key={label} className="border-b border-border/50">
                    <th scope="row">
                      {label} {differs && <span className="ml-1 text-xs text-warning">differs</span>}
                    </th>
                    {all.map((one) => (
                      <td key={one.backtest.backtestId} className={cn(!differs && 'text-muted-foreground')}>
                        {text(one)}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Card>
      </div>
    </>
  )
}

/** The line's colour in the chart. */
function Swatch({ index }: { index: number }) {
  return <span aria-hidden className="mr-2 inline-block size-2.5 rounded-full" style={{ background: `var(--compare-${index + 1})` }} />
}

function bestOf({ value, lower }: Line, all: Compared[]): number | undefined {
  if (!value) return undefined
  const values = all.map(value)
  const known = values.filter((each) => each !== null)
  if (known.length < 2 || new Set(known).size < 2) return undefined
  return values.indexOf(lower ? Math.min(...known) : Math.max(...known))
}
