import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  LineSeries,
  LineStyle,
  LineType,
  type AutoscaleInfo,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type Time,
} from 'lightweight-charts'
import { useEffect, useMemo, useRef } from 'react'
import type { CandleView, Position } from '@/api/contracts'
import { CANDLES_AT_ONCE, candlesQuery, loadOlderCandles, tradesQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Skeleton } from '@/components/ui/skeleton'
import { priceDecimals } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { usePreferences } from '@/settings/preferences'
import { appended, bars, stopLine, tradeMarkers } from './candle-series'
import { chartColours, chartOptions } from './chart-theme'

interface Drawn {
  chart: IChartApi
  candles: ISeriesApi<'Candlestick'>
  stop: ISeriesApi<'Line'>
  markers: ISeriesMarkersPluginApi<Time>
  lines: IPriceLine[]
  fitted: boolean
  shown: CandleView[]
}

const FIRST_SHOWN = 140
const LEAST_SHOWN = 60

/** Candles with entries, exits and the stop; live. Scrolling to the left brings older ones. */
export function CandleChart({ botId, symbol, position }: { botId: string; symbol: string; position: Position | undefined }) {
  const queryClient = useQueryClient()
  const { may } = useSession()
  const { theme, zone } = usePreferences()
  const { data: candles, error, refetch } = useQuery(candlesQuery(botId, symbol))
  const { data: allTrades } = useQuery({ ...tradesQuery(botId), enabled: may('analytics.view') })
  const trades = useMemo(() => allTrades?.filter((each) => each.trade.symbol === symbol) ?? [], [allTrades, symbol])
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn>(undefined)
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
    drawn.current = { chart, candles: series, stop, markers: createSeriesMarkers(series, []), lines: [], fitted: false, shown: [] }
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
    const added = appended(current.shown, candles)
    if (added) {
      bars(added).forEach((bar) => current.candles.update(bar))
    } else {
      current.candles.setData(bars(candles))
    }
    current.stop.setData(stopLine(candles))
    current.shown = candles
    if (!current.fitted) {
      current.fitted = true
      current.chart.timeScale().setVisibleLogicalRange({ from: Math.max(candles.length - FIRST_SHOWN, Math.min(0, candles.length - LEAST_SHOWN)), to: candles.length + 4 })
    }
  }, [candles, theme, zone])

  useEffect(() => {
    const { current } = drawn
    if (!current || !candles) return
    current.markers.setMarkers(tradeMarkers(candles, trades, position, chartColours()))
    // The position's mark changes every second, its entry and side never: markers follow those.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [candles, trades, position?.tradeId, theme, zone])

  const { entryPrice, stopPrice, takeProfitPrice, markPrice } = position ?? {}
  useEffect(() => {
    const { current } = drawn
    if (!current) return
    const colours = chartColours()
    // The mark is the newer price: the last close's label would only cover it.
    current.candles.applyOptions({ lastValueVisible: markPrice === undefined })
    current.lines.forEach((line) => current.candles.removePriceLine(line))
    current.lines = []
    const add = (price: number | null | undefined, title: string, color: string, lineStyle: LineStyle) => {
      if (typeof price === 'number') current.lines.push(current.candles.createPriceLine({ price, title, color, lineStyle, lineWidth: 1, axisLabelVisible: true }))
    }
    add(entryPrice, 'entry', colours.text, LineStyle.Dotted)
    add(stopPrice, 'stop', colours.stop, LineStyle.Dashed)
    add(takeProfitPrice, 'target', colours.accent, LineStyle.Dashed)
    add(markPrice, 'mark', colours.text, LineStyle.SparseDotted)
  }, [hasCandles, entryPrice, stopPrice, takeProfitPrice, markPrice, theme, zone])

  if (error && !candles) return <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />
  if (!candles) return <Skeleton className="m-4 h-96" />
  if (!hasCandles) return <p className="px-4 py-24 text-center text-sm text-muted-foreground">No candle has closed yet. The chart begins with the first.</p>
  return <div ref={container} role="figure" aria-label={`${symbol} candles with entries, exits and stop`} className="h-[26rem] max-sm:h-72" />
}

/** The range in view, widened to the stop that is in force. */
function including(info: AutoscaleInfo | null, level: number | null): AutoscaleInfo | null {
  if (!info?.priceRange || level === null) return info
  const { minValue, maxValue } = info.priceRange
  return { ...info, priceRange: { minValue: Math.min(minValue, level), maxValue: Math.max(maxValue, level) } }
}
