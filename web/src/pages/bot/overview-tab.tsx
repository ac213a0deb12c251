import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import type { BotView } from '@/api/contracts'
import { activityQuery, candlesQuery, positionsQuery, tradesQuery, verdictsQuery } from '@/api/queries'
import { Kpi, KpiStrip } from '@/components/feedback'
import { Amount, None, Signed } from '@/components/figures'
import { TableSkeleton } from '@/components/table-skeleton'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { number } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { cn } from '@/lib/utils'
import { ActivityFeed, TradeFeed } from '../fleet/feeds'
import { unrealised } from '../fleet/figures'
import { NextStep } from './next-step'
import { PositionCard } from './position-card'
import { intervalsFrom, neighbours, useNumberKeys } from './intervals'
import { VerdictsCard } from './verdicts-card'
import { WhyLine } from './why-line'

const CandleChart = lazy(() => import('./candle-chart').then((module) => ({ default: module.CandleChart })))
const EquityChart = lazy(() => import('./equity-chart').then((module) => ({ default: module.EquityChart })))

const route = getRouteApi('/bots/$botId')
const tabRoute = getRouteApi('/bots/$botId/$tab')

/** The bot while it works: figures, chart, position, what it thinks, what it did. */
export function OverviewTab({ bot }: { bot: BotView }) {
  const { chart, symbol: chosen, candle: picked, interval: wanted } = route.useSearch()
  const navigate = tabRoute.useNavigate()
  const { may } = useSession()
  const { data: allPositions } = useQuery(positionsQuery)
  const verdicts = useQuery(verdictsQuery(bot.botId))
  const trades = useQuery({ ...tradesQuery(bot.botId), enabled: may('analytics.view') })
  const activity = useQuery(activityQuery(bot.botId))
  const positions = useMemo(() => allPositions?.filter((each) => each.botId === bot.botId), [allPositions, bot.botId])
  const symbols = useMemo(
    () => [...new Set([...(bot.key?.symbols ?? []), ...bot.positions.map((each) => each.symbol), ...(verdicts.data ?? []).map((each) => each.symbol)])],
    [bot.key, bot.positions, verdicts.data],
  )
  const symbol = chosen && symbols.includes(chosen) ? chosen : symbols[0]
  const latestTrades = useMemo(() => trades.data?.slice(0, 10), [trades.data])
  const latestActivity = useMemo(() => activity.data?.slice(0, 25), [activity.data])
  const own = verdicts.data?.find((each) => each.symbol === symbol)?.interval ?? bot.template?.interval

  const intervals = useMemo(() => intervalsFrom(own), [own])
  const interval = intervals.find((each) => each === wanted) ?? own
  const { data: candles } = useQuery({ ...candlesQuery(bot.botId, symbol ?? ''), enabled: symbol !== undefined })
  const [earlier, later] = neighbours(candles, picked)
  const pick = useCallback(
    (candle: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, candle }), replace: true }),
    [navigate],
  )
  useNumberKeys(chart === 'equity' ? NONE : intervals, (each) => void navigate({ to: '.', search: (before) => ({ ...before, interval: each === own ? undefined : each }), replace: true }))

  return (
    <div className="space-y-4">
      <NextStep bot={bot} />
      <WhyLine botId={bot.botId} symbol={symbol} />
      <KpiStrip label="Figures of this bot" className="grid-cols-2 sm:grid-cols-3 xl:grid-cols-6">
        <Kpi label="Equity">{bot.equity === null ? <None label="not reported yet" /> : <Amount value={bot.equity} unit={bot.currency} />}</Kpi>
        <Kpi label="Net PnL today" note="market day, UTC">
          <Signed value={bot.netPnlToday} unit={bot.currency} />
        </Kpi>
        <Kpi label="Net PnL total" note="after fees and funding">
          <Signed value={bot.netPnlTotal} unit={bot.currency} />
        </Kpi>
        <Kpi label="Unrealised PnL" note="before exit fees">
          <Signed value={unrealised(bot)} unit={bot.currency} />
        </Kpi>
        <Kpi label="Trades">{bot.trades}</Kpi>
        <Kpi label="Win rate">{bot.trades > 0 ? `${number((bot.wins / bot.trades) * 100, 1)} %` : <None label="no trades yet" />}</Kpi>
      </KpiStrip>

      {/* On a phone the position comes first: what can be seen and closed. */}
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="contents xl:block xl:space-y-4">
          <Card className="order-2 overflow-hidden">
            <CardHeader>
              <div role="group" aria-label="Chart" className="flex gap-1">
                {symbols.map((each) => (
                  <ChartLink key={each} search={{ symbol: each, chart: undefined, candle: undefined }} active={chart !== 'equity' && each === symbol}>
                    {each}
                  </ChartLink>
                ))}
                {may('analytics.view') && (
                  <ChartLink search={{ chart: 'equity' }} active={chart === 'equity'}>
                    Equity
                  </ChartLink>
                )}
              </div>
              {chart !== 'equity' && (
                <div role="group" aria-label="Interval" className="ml-auto flex gap-0.5" title="Number keys choose the interval">
                  {intervals.map((each) => (
                    <ChartLink key={each} search={{ interval: each === own ? undefined : each }} active={each === interval}>
                      {each}
                    </ChartLink>
                  ))}
                </div>
              )}
            </CardHeader>
            <Suspense fallback={<Skeleton className="m-4 h-96" />}>
              {chart === 'equity' ? (
                <EquityChart botId={bot.botId} />
              ) : symbol ? (
                <CandleChart key={symbol} botId={bot.botId} symbol={symbol} own={own} interval={interval} picked={picked} onPick={pick} position={positions?.find((each) => each.position.symbol === symbol)?.position} />
              ) : (
                <p className="px-4 py-24 text-center text-sm text-muted-foreground">The chart appears once a key with an instrument is assigned.</p>
              )}
            </Suspense>
          </Card>
          {may('analytics.view') && (
            <Card className="order-4">
              <CardHeader>
                <CardTitle>Trades</CardTitle>
                <Link to="/trades" search={{ bot: bot.botId }} className="ml-auto text-xs text-muted-foreground hover:text-foreground hover:underline">
                  All trades of this bot
                </Link>
              </CardHeader>
              {!latestTrades ? (
                <TableSkeleton rows={4} />
              ) : latestTrades.length === 0 ? (
                <p className="px-4 py-6 text-sm text-muted-foreground">No trade yet. The first appears here the moment it is closed.</p>
              ) : (
                <TradeFeed trades={latestTrades} currencyOf={() => bot.currency} />
              )}
            </Card>
          )}
        </div>
        <div className="contents xl:block xl:space-y-4">
          <PositionCard bot={bot} positions={positions} className="order-1" />
          <VerdictsCard botId={bot.botId} latest={verdicts.data} symbol={symbol} picked={picked} earlier={earlier} later={later} onPick={pick} className="order-3" />
          <Card className="order-5">
            <CardHeader>
              <CardTitle>Activity</CardTitle>
              <Link to="/bots/$botId/$tab" params={{ botId: bot.botId, tab: 'activity' }} className="ml-auto text-xs text-muted-foreground hover:text-foreground hover:underline">
                All activity
              </Link>
            </CardHeader>
            {!latestActivity ? (
              <TableSkeleton rows={4} />
            ) : latestActivity.length === 0 ? (
              <p className="px-4 py-6 text-sm text-muted-foreground">Nothing has happened yet.</p>
            ) : (
              <ActivityFeed lines={latestActivity} className="max-h-[30rem] overflow-y-auto" />
            )}
          </Card>
        </div>
      </div>
    </div>
  )
}

const NONE: string[] = []

function ChartLink({ search, active, children }: { search: { symbol?: string; chart?: 'equity'; interval?: string; candle?: string }; active: boolean; children: string }) {
  return (
    <Link
      from="/bots/$botId/$tab"
      to="."
      search={(before: object) => ({ ...before, ...search })}
      replace
      aria-current={active ? 'true' : undefined}
      className={cn('rounded-md px-2.5 py-1 text-[0.8rem] max-sm:py-2', active ? 'bg-accent font-medium' : 'text-muted-foreground hover:text-foreground')}
    >
      {children}
    </Link>
  )
}
