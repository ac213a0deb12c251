import { AreaSeries, createChart, LineSeries, type IChartApi, type UTCTimestamp } from 'lightweight-charts'
import { useEffect, useRef } from 'react'
import type { Performance } from '@/api/contracts'
import { usePreferences } from '@/settings/preferences'
import { chartColours, chartOptions, chartTime, type ChartColours } from '../bot/chart-theme'

type Curve = Performance['curve']

/** Equity at the exits above, the fall from its peak below; on one time axis. */
export function EquityAndDrawdown({ curve, start, currency }: { curve: Curve; start: number | null; currency: string }) {
  const draw = (chart: IChartApi, colours: ChartColours) => {
    const equity = chart.addSeries(AreaSeries, { lineColor: colours.accent, topColor: `${colours.accent}44`, bottomColor: `${colours.accent}05`, lineWidth: 2, priceLineVisible: false })
    equity.setData(perSecond(curve, (point) => (start ?? 0) + point.net))
    const fall = chart.addSeries(AreaSeries, { lineColor: colours.down, topColor: `${colours.down}08`, bottomColor: `${colours.down}55`, invertFilledArea: true, lineWidth: 1, priceLineVisible: false }, 1)
    fall.setData(perSecond(curve, ({ net, drawdown }) => (start === null ? drawdown : (drawdown / Math.max(start + net - drawdown, 1e-9)) * 100)))
    chart.panes()[0]?.setStretchFactor(3)
    chart.panes()[1]?.setStretchFactor(1)
  }
  return <Chart draw={draw} data={curve} label={`Equity in ${currency}, and below it the drawdown in ${start === null ? currency : 'percent'}`} className="h-80 max-sm:h-64" />
}

/** Over the latest 50 trades, and over all up to there; percent. */
export function WinRateChart({ points }: { points: Performance['winRate'] }) {
  const draw = (chart: IChartApi, colours: ChartColours) => {
    const format = { type: 'custom', formatter: (value: number) => `${value.toFixed(0)} %` } as const
    const autoscaleInfoProvider = () => ({ priceRange: { minValue: 0, maxValue: 100 } })
    const overall = chart.addSeries(LineSeries, { autoscaleInfoProvider, color: colours.stop, lineWidth: 1, priceLineVisible: false, priceFormat: format })
    const rolling = chart.addSeries(LineSeries, { autoscaleInfoProvider, color: colours.accent, lineWidth: 2, priceLineVisible: false, priceFormat: format })
    overall.setData(perSecond(points, (point) => point.overall * 100))
    rolling.setData(perSecond(points, (point) => point.rolling * 100))
  }
  return <Chart draw={draw} data={points} label="Win rate over time in percent: of the latest 50 trades, and overall" className="h-56" />
}

function Chart({ draw, data, label, className }: { draw: (chart: IChartApi, colours: ChartColours) => void; data: unknown[]; label: string; className: string }) {
  const { theme, zone } = usePreferences()
  const container = useRef<HTMLDivElement>(null)
  const drawing = useRef(draw)
  drawing.current = draw
  useEffect(() => {
    if (!container.current) return
    const colours = chartColours()
    const chart = createChart(container.current, chartOptions(colours, zone))
    chart.applyOptions({ layout: { panes: { separatorColor: colours.grid, separatorHoverColor: colours.grid } } })
    drawing.current(chart, colours)
    chart.timeScale().fitContent()
    return () => chart.remove()
  }, [data, theme, zone])
  if (data.length === 0) return <p className="px-4 py-12 text-center text-sm text-muted-foreground">Nothing to draw yet.</p>
  return <div ref={container} role="figure" aria-label={label} className={className} />
}

/** One point a second, ascending, as the chart demands; the last of a second counts. */
export function perSecond<T extends { at: string }>(points: T[], value: (point: T) => number): { time: UTCTimestamp; value: number }[] {
  const bySecond = new Map<UTCTimestamp, number>()
  for (const point of points) bySecond.set(chartTime(point.at), value(point))
  return [...bySecond].sort(([a], [b]) => a - b).map(([time, value]) => ({ time, value }))
}
