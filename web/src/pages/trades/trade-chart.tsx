import { useQuery } from '@tanstack/react-query'
import { CandlestickSeries, createChart, createSeriesMarkers, LineSeries, LineStyle, LineType } from 'lightweight-charts'
import { useEffect, useRef } from 'react'
import type { CandleView, TradeInDetail, TradeView } from '@/api/contracts'
import { get, withQuery } from '@/api/client'
import { Skeleton } from '@/components/ui/skeleton'
import { priceDecimals } from '@/format/numbers'
import { usePreferences } from '@/settings/preferences'
import { bars, stopLine, tradeMarkers } from '../bot/candle-series'
import { chartColours, chartOptions } from '../bot/chart-theme'
import { stopPathLine } from './stop-path'

const MOST_CANDLES = 1500
const AROUND = 40

/** The candles around a trade, with its entry, its exit and the way of its stop. */
export function TradeChart({ detail }: { detail: Pick<TradeInDetail, 'view' | 'stopPath'> }) {
  const { view, stopPath } = detail
  const { theme, zone } = usePreferences()
  const container = useRef<HTMLDivElement>(null)
  const { trade, botId } = view
  const { data: candles, error } = useQuery({
    queryKey: ['trade-candles', trade.tradeId],
    queryFn: ({ signal }) => candlesAround(view, signal),
    staleTime: 60_000,
    // A trade can arrive before the last of its candles.
    refetchInterval: ({ state }) => (state.data?.length ? false : 3_000),
  })

  useEffect(() => {
    if (!candles?.length || !container.current) return
    const colours = chartColours()
    const chart = createChart(container.current, chartOptions(colours, zone))
    const digits = priceDecimals(trade.entryPrice)
    const priceFormat = { type: 'price', precision: digits, minMove: 10 ** -digits } as const
    const series = chart.addSeries(CandlestickSeries, {
      upColor: colours.up,
      downColor: colours.down,
      borderVisible: false,
      wickUpColor: colours.up,
      wickDownColor: colours.down,
      priceFormat,
      lastValueVisible: false,
      priceLineVisible: false,
    })
    const stop = chart.addSeries(LineSeries, { color: colours.stop, lineWidth: 2, lineType: LineType.WithSteps, priceFormat, lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false })
    series.setData(bars(candles))
    const path = stopPathLine(candles, stopPath, trade)
    stop.setData(path.length > 0 ? path : stopLine(candles))
    createSeriesMarkers(series, tradeMarkers(candles, [view], undefined, colours))
    series.createPriceLine({ price: trade.entryPrice, title: 'entry', color: colours.text, lineStyle: LineStyle.Dotted, lineWidth: 1, axisLabelVisible: true })
    chart.timeScale().fitContent()
    return () => chart.remove()
  }, [candles, theme, zone, trade, view, botId, stopPath])

  if (error && !candles) return <p className="rounded-lg border px-3 py-6 text-center text-xs text-muted-foreground">The candles cannot be loaded just now.</p>
  if (!candles) return <Skeleton className="h-56" />
  if (candles.length === 0) return <p className="rounded-lg border px-3 py-6 text-center text-xs text-muted-foreground">The candles of this time are no longer kept.</p>
  return <div ref={container} role="figure" aria-label={`${trade.symbol} around the trade`} className="h-56 overflow-hidden rounded-lg border" />
}

/** From some candles before the entry to some after the exit. */
async function candlesAround({ botId, trade }: TradeView, signal: AbortSignal): Promise<CandleView[]> {
  const ask = (before: string, limit: number) =>
    get<CandleView[]>(withQuery(`/api/bots/${botId}/candles`, { symbol: trade.symbol, before, limit }), signal)
  const nearEntry = await ask(new Date(Date.parse(trade.entryTime) + 1).toISOString(), AROUND)
  const first = nearEntry[0]
  if (!first) return []
  const interval = nearEntry.length > 1 ? Date.parse(nearEntry[1]!.openTime) - Date.parse(first.openTime) : 60_000
  const until = Date.parse(trade.exitTime) + AROUND * interval
  const needed = Math.ceil((until - Date.parse(first.openTime)) / interval)
  return ask(new Date(until).toISOString(), Math.max(2, Math.min(needed, MOST_CANDLES)))
}
