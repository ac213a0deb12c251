import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChartNoAxesCombined } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { performanceQuery } from '@/api/analytics'
import type { Performance } from '@/api/contracts'
import { VenueBadge } from '@/components/chips'
import { EmptyState, Kpi, KpiStrip, PageHeader, ProblemAlert } from '@/components/feedback'
import { None } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { number, tone } from '@/format/numbers'
import { humanise } from '@/format/words'
import { cn } from '@/lib/utils'
import { TradeFilters } from '../trades/trade-filters'
import { useTradeQuestion } from '../trades/use-trade-question'
import { BreakdownTable } from './breakdown'
import { Execution } from './execution'
import { keyFigures } from './formulas'
import { HeatMap } from './heat-map'
import { SignalAnalysis } from './signals'

const EquityAndDrawdown = lazy(() => import('./charts').then((module) => ({ default: module.EquityAndDrawdown })))
const WinRateChart = lazy(() => import('./charts').then((module) => ({ default: module.WinRateChart })))
const route = getRouteApi('/analytics')
const PARTS = [['bot', 'Bot'], ['symbol', 'Symbol'], ['template', 'Template'], ['exit', 'Exit reason'], ['side', 'Side']] as const

/** What completed trades come to, of one kind of money and one currency at a time. Range and filters stand in the address. */
export function AnalyticsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { question, choices, closed, counted, zone, ready } = useTradeQuestion(search)
  const { data, error, refetch } = useQuery({ ...performanceQuery(question, zone, closed), enabled: ready })
  const change = (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  return (
    <>
      <PageHeader title="Analytics" />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <TradeFilters filter={search} choices={choices} counted={counted} names={['bot', 'key', 'symbol', 'template', 'side', 'exit', 'money', 'currency']} onChange={change} />
      </div>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      {!data ? (
        !error && <Loading />
      ) : data.figures.trades === 0 ? (
        <Card>
          <EmptyState
            icon={<ChartNoAxesCombined />}
            title={choices?.bots.length ? 'No trade in this range' : 'No trade yet'}
            action={
              <Button variant="outline" asChild>
                <Link to="/bots">See the bots</Link>
              </Button>
            }
          >
            {choices?.bots.length ? (counted ?? 'Widen the range, or clear the filters.') : 'Figures begin with the first position that a bot closes.'}
          </EmptyState>
        </Card>
      ) : (
        <Figures data={data} search={search} zone={zone} change={change} />
      )}
    </>
  )
}

type Search = ReturnType<typeof route.useSearch>

function Figures({ data, search, zone, change }: { data: Performance; search: Search; zone: string; change: (part: Partial<Search>) => void }) {
  const figures = keyFigures(data)
  const { heat, by, ...filter } = search
  const shown = { ...filter, money: data.money, currency: data.currency }
  const breakdown = data.breakdowns.find((each) => each.by === (by ?? 'bot'))
  return (
    <div className="space-y-4">
      <Scope data={data} change={change} />
      <KpiStrip label="Key figures" className="grid-cols-2 sm:grid-cols-4 xl:grid-cols-8">
        {figures.map(({ label, value, formula, tone: sign }) => (
          <Kpi key={label} label={label} title={formula}>
            <span className={cn(sign !== undefined && { positive: 'text-positive', negative: 'text-negative', zero: '' }[tone(sign)])}>{value ?? <None label="not defined" />}</span>
          </Kpi>
        ))}
      </KpiStrip>
      <details className="text-xs text-muted-foreground">
        <summary className="cursor-pointer hover:text-foreground">How each figure is computed</summary>
        <dl className="mt-2 grid gap-x-6 gap-y-1.5 rounded-lg border bg-card p-3 md:grid-cols-2">
          {figures.map(({ label, formula }) => (
            <div key={label}>
              <dt className="font-medium text-foreground">{label}</dt>
              <dd>{formula}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Part title="Equity and drawdown" note={data.equity.start === null ? `Sum of net PnL in ${data.currency}: the accounts’ equity at the first trades is not known` : `At the exits, in ${data.currency}; drawdown in % of the peak`}>
          <Suspense fallback={<Skeleton className="m-4 h-72" />}>
            <EquityAndDrawdown curve={data.curve} start={data.equity.start} currency={data.currency} />
          </Suspense>
        </Part>
        <Part title="Win rate over time" note="Blue: latest 50 trades; amber: all so far">
          <Suspense fallback={<Skeleton className="m-4 h-48" />}>
            <WinRateChart points={data.winRate} />
          </Suspense>
        </Part>
      </div>
      <Part
        title="When trades are entered"
        note={`${heat === 'count' ? 'Trades' : `Mean net PnL, ${data.currency}`} by weekday and hour, ${zone}`}
        aside={
          <Choice label="Heat map shows" value={heat ?? 'net'} options={[['net', 'Mean PnL'], ['count', 'Number']]} onChange={(next) => change({ heat: next === 'net' ? undefined : next })} />
        }
      >
        <HeatMap cells={data.heat} by={heat ?? 'net'} currency={data.currency} zone={zone} />
      </Part>
      <Part title="Where it comes from" note="Each name leads to its trades" aside={<Choice label="Broken down by" value={by ?? 'bot'} options={PARTS} onChange={(next) => change({ by: next === 'bot' ? undefined : next })} />}>
        {breakdown && <BreakdownTable key={breakdown.by} breakdown={breakdown} filter={shown} currency={data.currency} />}
      </Part>
      <Part title="Signal analysis" note="What each signal said at the entries, against how the trades ended">
        <SignalAnalysis signals={data.signals} currency={data.currency} />
      </Part>
      <Part title="Execution quality">
        <Execution execution={data.execution} />
      </Part>
    </div>
  )
}

/** Whose money the figures are, and what else there is that they leave out. */
function Scope({ data, change }: { data: Performance; change: (part: Partial<Search>) => void }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
      <span className="flex items-center gap-2">
        <VenueBadge paper={data.money === 'paper'} testnet={data.money === 'testnet'} />
        {number(data.figures.trades, 0)} {data.figures.trades === 1 ? 'trade' : 'trades'} in {data.currency}
      </span>
      {data.others.map((other) => (
        <button key={`${other.money} ${other.currency}`} type="button" onClick={() => change({ money: other.money, currency: other.currency })} className="rounded-sm underline decoration-dotted underline-offset-2 hover:text-foreground">
          not counted: {number(other.trades, 0)} {humanise(other.money).toLowerCase()} in {other.currency}
        </button>
      ))}
    </p>
  )
}

function Part({ title, note, aside, children }: { title: string; note?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {note && <span className="text-xs text-muted-foreground">{note}</span>}
        {aside && <div className="ml-auto">{aside}</div>}
      </CardHeader>
      {children}
    </Card>
  )
}

function Choice<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap overflow-hidden rounded-md border">
      {options.map(([id, name]) => (
        <button
          key={id}
          type="button"
          aria-pressed={value === id}
          onClick={() => onChange(id)}
          className={cn('h-7 px-2.5 text-xs text-muted-foreground hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2 max-sm:h-10', value === id && 'bg-accent font-medium text-foreground')}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

function Loading() {
  return (
    <div className="space-y-4" aria-label="Loading" role="status">
      <Skeleton className="h-32" />
      <Skeleton className="h-80" />
      <Skeleton className="h-64" />
    </div>
  )
}
