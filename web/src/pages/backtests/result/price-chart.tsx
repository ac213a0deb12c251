import { CandlestickSeries, createChart, createSeriesMarkers, type IChartApi, type ISeriesApi, type ISeriesMarkersPluginApi, type Time, type UTCTimestamp } from 'lightweight-charts'
import { useEffect, useRef, useState } from 'react'
import { fetchChart, type BacktestChart, type BacktestTrade } from '@/api/backtests'
import { ProblemAlert } from '@/components/feedback'
import { Skeleton } from '@/components/ui/skeleton'
import { priceDecimals } from '@/format/numbers'
import { usePreferences } from '@/settings/preferences'
import { chartColours, chartOptions } from '../../bot/chart-theme'
import { followView } from './follow-view'
import { panByTime } from './pan'
import { tradeMarks } from './trade-marks'
import { wantedPart, type Loaded } from './price-window'

interface PriceChartProps {
  backtestId: string
  symbol: string
  trades: BacktestTrade[]
  /** Epoch milliseconds to begin with; everything without. */
  from?: number
  to?: number
  /** Shows that stretch and asks for no other. */
  still?: boolean
  className?: string
}

interface Drawn {
  chart: IChartApi
  candles: ISeriesApi<'Candlestick'>
  markers: ISeriesMarkersPluginApi<Time>
  part: BacktestChart
  loaded: Loaded
}

const FIRST_BUCKETS = 1200
const STILL_BUCKETS = 240

/** Candles of a backtest; what is panned or zoomed into view is asked for as it comes near. */
export function PriceChart({ backtestId, symbol, trades, from, to, still = false, className = 'h-[32rem] max-sm:h-80' }: PriceChartProps) {
  const { theme, zone } = usePreferences()
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn>(undefined)
  const [first, setFirst] = useState<BacktestChart>()
  const [error, setError] = useState<unknown>()
  const [crowded, setCrowded] = useState(false)
  const marked = useRef(trades)
  marked.current = trades

  useEffect(() => {
    const asking = new AbortController()
    fetchChart(backtestId, { symbol, from, to, buckets: still ? STILL_BUCKETS : FIRST_BUCKETS }, asking.signal)
      .then(setFirst)
      .catch((problem: unknown) => !asking.signal.aborted && setError(problem))
    return () => asking.abort()
  }, [backtestId, symbol, from, to, still])

  useEffect(() => {
    if (!first || !container.current) return
    const colours = chartColours()
    const chart = createChart(container.current, chartOptions(colours, zone))
    chart.applyOptions({ timeScale: { minBarSpacing: 0.1 }, handleScroll: { pressedMouseMove: false, horzTouchDrag: false, vertTouchDrag: false } })
    const digits = priceDecimals(first.close.at(-1) ?? 1)
    const candles = chart.addSeries(CandlestickSeries, {
      upColor: colours.up,
      downColor: colours.down,
      borderVisible: false,
      wickUpColor: colours.up,
      wickDownColor: colours.down,
      priceLineVisible: false,
      lastValueVisible: false,
      priceFormat: { type: 'price', precision: digits, minMove: 10 ** -digits },
    })
    const whole = { from: from ?? first.first, to: to ?? first.last + first.intervalMillis, step: first.stepMillis }
    const current: Drawn = { chart, candles, markers: createSeriesMarkers(candles, []), part: first, loaded: whole }
    drawn.current = current
    const show = (part: BacktestChart) => {
      current.part = part
      candles.setData(barsOf(part))
      const marks = tradeMarks(part, marked.current, colours)
      current.markers.setMarkers(marks.markers)
      setCrowded(marks.crowded)
    }
    show(first)
    chart.timeScale().fitContent()
    const { look, stop } = followView({
      wanted: () => {
        const view = viewOf(chart, current.part)
        return view && wantedPart(view, current.loaded, { first: first.first, last: first.last, interval: first.intervalMillis })
      },
      fetch: (wanted, signal) => fetchChart(backtestId, { symbol, ...wanted }, signal),
      exchange: (part, wanted) => {
        // Where it has been panned to meanwhile.
        const view = viewOf(chart, current.part)
        current.loaded = { from: wanted.from, to: wanted.to, step: part.stepMillis }
        show(part)
        if (view) chart.timeScale().setVisibleLogicalRange({ from: position(part, view.from), to: position(part, view.to) })
        return drawnAnew()
      },
    })
    if (!still) void drawnAnew().then(() => drawn.current === current && chart.timeScale().subscribeVisibleLogicalRangeChange(look))
    const letGo = panByTime(container.current, chart, candles, { timeAt: (at) => timeAt(current.part, at), positionOf: (time) => position(current.part, time) })
    return () => {
      letGo()
      stop()
      drawn.current = undefined
      chart.remove()
    }
  }, [first, theme, zone, backtestId, symbol, from, to, still])

  useEffect(() => {
    const { current } = drawn
    if (!current) return
    const marks = tradeMarks(current.part, trades, chartColours())
    current.markers.setMarkers(marks.markers)
    setCrowded(marks.crowded)
  }, [trades, first, theme, zone])

  if (error && !first) return <ProblemAlert error={error} className="m-4" />
  if (!first) return <Skeleton className="m-4 h-80" />
  if (first.time.length === 0) return <p className="px-4 py-24 text-center text-sm text-muted-foreground">There are no candles in this stretch.</p>
  return (
    <div className="p-3">
      <div ref={container} role="figure" aria-label={`${symbol} candles with entries and exits`} className={className} />
      <p className="px-1 pt-2 text-xs text-muted-foreground">
        {crowded ? 'Too many trades to mark at this distance: zoom in to see them.' : `An arrow enters; a dot leaves, green where the trade won.${still ? '' : ' Scroll to zoom, drag to pan.'}`}
      </p>
    </div>
  )
}

/** The chart takes candles and range over with the next frame: until then it tells of a view that nobody has seen. */
function drawnAnew(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
}

function barsOf(part: BacktestChart) {
  return part.time.map((time, i) => ({ time: Math.floor(time / 1000) as UTCTimestamp, open: part.open[i]!, high: part.high[i]!, low: part.low[i]!, close: part.close[i]! }))
}

/** What is in view, in epoch milliseconds, beyond the loaded candles too. */
function viewOf(chart: IChartApi, part: BacktestChart): { from: number; to: number } | undefined {
  const range = chart.timeScale().getVisibleLogicalRange()
  const start = part.time[0]
  return range && start !== undefined ? { from: timeAt(part, range.from), to: timeAt(part, range.to) } : undefined
}

/** The instant at a position among the buckets; between two, and outside, in proportion. */
function timeAt(part: BacktestChart, at: number): number {
  const last = part.time.length - 1
  if (at <= 0) return part.time[0]! + at * part.stepMillis
  if (at >= last) return part.time[last]! + (at - last) * part.stepMillis
  const below = Math.floor(at)
  return part.time[below]! + (at - below) * (part.time[below + 1]! - part.time[below]!)
}

/** The other way round. */
function position(part: BacktestChart, time: number): number {
  const last = part.time.length - 1
  if (last < 0 || time <= part.time[0]!) return (time - (part.time[0] ?? 0)) / part.stepMillis
  if (time >= part.time[last]!) return last + (time - part.time[last]!) / part.stepMillis
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (part.time[middle]! <= time) low = middle
    else high = middle
  }
  return low + (time - part.time[low]!) / (part.time[high]! - part.time[low]!)
}
