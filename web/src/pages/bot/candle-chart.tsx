import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  LineSeries,
  LineStyle,
  LineType,
  type AutoscaleInfo,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type MouseEventParams,
  type Time,
} from 'lightweight-charts'
import { useEffect, useMemo, useRef } from 'react'
import type { CandleView, Position } from '@/api/contracts'
import { CANDLES_AT_ONCE, candlesQuery, loadOlderCandles, tradesQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Skeleton } from '@/components/ui/skeleton'
import { price, priceDecimals } from '@/format/numbers'
import { dateTime, zoneName } from '@/format/time'
import { decisionName } from '@/format/words'
import { useSession } from '@/lib/session'
import { usePreferences } from '@/settings/preferences'
import { appended, bars, pickedMark, stopLine, tradeMarkers } from './candle-series'
import { chartColours, chartOptions, chartTime } from './chart-theme'
import { aggregated, secondsOf } from './intervals'
import { pauses, shades } from './session-shade'

interface Drawn {
  chart: IChartApi
  candles: ISeriesApi<'Candlestick'>
  stop: ISeriesApi<'Line'>
  shade: ISeriesApi<'Histogram'>
  markers: ISeriesMarkersPluginApi<Time>
  lines: IPriceLine[]
  fitted: boolean
  shown: CandleView[]
  interval: number
}

interface CandleChartProps {
  botId: string
  symbol: string
  /** The interval that the bot evaluates, and the one that is shown. */
  own: string | undefined
  interval: string | undefined
  /** Opening time of the candle whose verdicts are shown beside the chart. */
  picked: string | undefined
  onPick: (openTime: string) => void
  position: Position | undefined
}

const FIRST_SHOWN = 140
const LEAST_SHOWN = 60

/** Candles with entries, exits, the stop and closed sessions; live. Scrolling to the left brings older ones; a click shows what was thought about a candle. */
export function CandleChart({ botId, symbol, own, interval, picked, onPick, position }: CandleChartProps) {
  const queryClient = useQueryClient()
  const { may } = useSession()
  const { theme, zone } = usePreferences()
  const { data: evaluated, error, refetch } = useQuery(candlesQuery(botId, symbol))
  const seconds = secondsOf(interval)
  const candles = useMemo(() => (evaluated && interval !== own && seconds > 0 ? aggregated(evaluated, seconds) : evaluated), [evaluated, interval, own, seconds])
  const { data: allTrades } = useQuery({ ...tradesQuery(botId), enabled: may('analytics.view') })
  const trades = useMemo(() => allTrades?.filter((each) => each.trade.symbol === symbol) ?? [], [allTrades, symbol])
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn>(undefined)
  const legend = useRef<HTMLParagraphElement>(null)
  const known = useRef({ evaluated, candles, onPick })
  known.current = { evaluated, candles, onPick }
  const stopInForce = useRef<number | null>(null)
  stopInForce.current = position?.stopPrice ?? null
  const hasCandles = (candles?.length ?? 0) > 0

  useEffect(() => {
    if (!hasCandles || !container.current) return
    const colours = chartColours()
    const chart = createChart(container.current, chartOptions(colours, zone))
    const series = chart.addSeries(CandlestickSeries, {
      upColor: colours.up,
      downColor: colours.down,
      borderVisible: false,
      wickUpColor: colours.up,
      wickDownColor: colours.down,
      priceLineVisible: false,
      autoscaleInfoProvider: (fitting: () => AutoscaleInfo | null) => including(fitting(), stopInForce.current),
    })
    const stop = chart.addSeries(LineSeries, {
      color: colours.stop,
      lineWidth: 2,
      lineType: LineType.WithSteps,
      lastValueVisible: false,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
      // Past stops do not squeeze the candles.
      autoscaleInfoProvider: () => null,
    })
    const shade = chart.addSeries(HistogramSeries, { priceScaleId: 'shade', lastValueVisible: false, priceLineVisible: false })
    chart.priceScale('shade').applyOptions({ visible: false, scaleMargins: { top: 0, bottom: 0 } })
    drawn.current = { chart, candles: series, stop, shade, markers: createSeriesMarkers(series, []), lines: [], fitted: false, shown: [], interval: 0 }
    chart.subscribeClick((event: MouseEventParams) => {
      // Of a candle that was put together, the last one that the bot evaluated.
      const at = typeof event.time === 'number' ? candleAt(known.current, event.time) : undefined
      if (at) known.current.onPick(at)
    })
    chart.subscribeCrosshairMove((event: MouseEventParams) => {
      const { current } = known
      const bar = typeof event.time === 'number' ? current.candles?.find((each) => chartTime(each.openTime) === event.time) : undefined
      if (legend.current) legend.current.textContent = bar ? describe(bar, zone) : ''
    })
    let loading = false
    let exhausted = false
    chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (!range || range.from > 20 || loading || exhausted || !drawn.current?.fitted) return
      loading = true
      loadOlderCandles(queryClient, botId, symbol)
        .then((count) => (exhausted = count < CANDLES_AT_ONCE))
        .catch(() => (exhausted = true))
        .finally(() => (loading = false))
    })
    return () => {
      drawn.current = undefined
      chart.remove()
    }
  }, [hasCandles, theme, zone, botId, symbol, queryClient])

  useEffect(() => {
    const { current } = drawn
    if (!current || !candles?.length) return
    const digits = priceDecimals(candles.at(-1)!.close)
    const priceFormat = { type: 'price', precision: digits, minMove: 10 ** -digits } as const
    current.candles.applyOptions({ priceFormat })
    current.stop.applyOptions({ priceFormat })
    const added = current.interval === seconds ? appended(current.shown, candles) : undefined
    const asleep = pauses(candles, seconds)
    current.shade.setData(shades(candles, asleep, chartColours()))
    if (added && pauses([...current.shown.slice(-1), ...added], seconds).length === 0) {
      bars(added).forEach((bar) => current.candles.update(bar))
    } else {
      current.candles.setData([...bars(candles), ...asleep.map((time) => ({ time }))].sort((a, b) => a.time - b.time))
    }
    current.stop.setData(stopLine(candles))
    current.shown = candles
    if (current.interval !== 0 && current.interval !== seconds) current.fitted = false
    current.interval = seconds
    if (!current.fitted) {
      current.fitted = true
      current.chart.timeScale().setVisibleLogicalRange({ from: Math.max(candles.length - FIRST_SHOWN, Math.min(0, candles.length - LEAST_SHOWN)), to: candles.length + 4 })
    }
  }, [candles, seconds, theme, zone])

  useEffect(() => {
    const { current } = drawn
    if (!current || !candles) return
    const colours = chartColours()
    const marks = tradeMarkers(candles, trades, position, colours)
    current.markers.setMarkers(picked ? [...marks, ...pickedMark(candles, picked, colours)].sort((a, b) => a.time - b.time) : marks)
    // The position's mark changes every second, its entry and side never: markers follow those.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [candles, trades, position?.tradeId, picked, theme, zone])

  const { entryPrice, stopPrice, takeProfitPrice, markPrice } = position ?? {}
  useEffect(() => {
    const { current } = drawn
    if (!current) return
    const colours = chartColours()
    // The mark is the newer price: the last close's label would only cover it.
    current.candles.applyOptions({ lastValueVisible: markPrice === undefined })
    current.lines.forEach((line) => current.candles.removePriceLine(line))
    current.lines = []
    const add = (level: number | null | undefined, title: string, color: string, lineStyle: LineStyle) => {
      if (typeof level === 'number') current.lines.push(current.candles.createPriceLine({ price: level, title, color, lineStyle, lineWidth: 1, axisLabelVisible: true }))
    }
    add(entryPrice, 'entry', colours.text, LineStyle.Dotted)
    add(stopPrice, 'stop', colours.stop, LineStyle.Dashed)
    add(takeProfitPrice, 'target', colours.accent, LineStyle.Dashed)
    add(markPrice, 'mark', colours.text, LineStyle.SparseDotted)
  }, [hasCandles, entryPrice, stopPrice, takeProfitPrice, markPrice, theme, zone])

  if (error && !candles) return <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />
  if (!candles) return <Skeleton className="m-4 h-96" />
  if (!hasCandles) return <p className="px-4 py-24 text-center text-sm text-muted-foreground">No candle has closed yet. The chart begins with the first.</p>
  const closed = candles.some((each) => each.inSession === false)
  const slept = pauses(candles, seconds).length > 0
  return (
    <div className="relative">
      <p ref={legend} aria-hidden className="pointer-events-none absolute top-1.5 left-3 z-10 text-[0.72rem] text-muted-foreground tabular-nums" />
      <div ref={container} role="figure" aria-label={`${symbol} candles with entries, exits, stop and sessions`} className="h-[26rem] max-sm:h-72" />
      {(closed || slept) && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 border-t px-4 py-1.5 text-[0.72rem] text-muted-foreground">
          {closed && <ShadeKey colour="bg-(--chart-closed)">outside its sessions</ShadeKey>}
          {slept && <ShadeKey colour="bg-(--chart-asleep)">asleep, or without candles; shortened</ShadeKey>}
        </p>
      )}
    </div>
  )
}

function ShadeKey({ colour, children }: { colour: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`size-3 rounded-sm border ${colour}`} /> {children}
    </span>
  )
}

/** What the crosshair is on. */
function describe(bar: CandleView, zone: string): string {
  const session = bar.inSession === false ? ' · outside its sessions' : ''
  return `${dateTime(bar.openTime, zone)} ${zoneName(bar.openTime, zone)}  O ${price(bar.open)}  H ${price(bar.high)}  L ${price(bar.low)}  C ${price(bar.close)} · ${decisionName(bar.decision)}${session}`
}

function candleAt({ evaluated, candles }: { evaluated: CandleView[] | undefined; candles: CandleView[] | undefined }, time: number): string | undefined {
  const at = candles?.findIndex((each) => chartTime(each.openTime) === time) ?? -1
  if (at < 0) return undefined
  const next = candles![at + 1]
  return evaluated?.filter((each) => chartTime(each.openTime) >= time && (!next || chartTime(each.openTime) < chartTime(next.openTime))).at(-1)?.openTime
}

/** The range in view, widened to the stop that is in force. */
function including(info: AutoscaleInfo | null, level: number | null): AutoscaleInfo | null {
  if (!info?.priceRange || level === null) return info
  const { minValue, maxValue } = info.priceRange
  return { ...info, priceRange: { minValue: Math.min(minValue, level), maxValue: Math.max(maxValue, level) } }
}
