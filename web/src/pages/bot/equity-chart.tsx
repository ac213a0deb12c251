import { useQuery } from '@tanstack/react-query'
import { AreaSeries, createChart, type IChartApi, type ISeriesApi, type UTCTimestamp } from 'lightweight-charts'
import { useEffect, useMemo, useRef } from 'react'
import type { EquityPoint } from '@/api/contracts'
import { equityQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Skeleton } from '@/components/ui/skeleton'
import { usePreferences } from '@/settings/preferences'
import { chartColours, chartOptions, chartTime } from './chart-theme'

/** The bot's equity over time; live. */
export function EquityChart({ botId }: { botId: string }) {
  const { theme, zone } = usePreferences()
  const { data, error, refetch } = useQuery(equityQuery(botId))
  const points = useMemo(() => equityLine(data ?? []), [data])
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<{ chart: IChartApi; area: ISeriesApi<'Area'>; fitted: boolean }>(undefined)
  const hasPoints = points.length > 0

  useEffect(() => {
    if (!hasPoints || !container.current) return
    const colours = chartColours()
    const chart = createChart(container.current, chartOptions(colours, zone))
    const area = chart.addSeries(AreaSeries, { lineColor: colours.accent, topColor: `${colours.accent}44`, bottomColor: `${colours.accent}05`, lineWidth: 2 })
    drawn.current = { chart, area, fitted: false }
    return () => {
      drawn.current = undefined
      chart.remove()
    }
  }, [hasPoints, theme, zone])

  useEffect(() => {
    const { current } = drawn
    if (!current) return
    current.area.setData(points)
    if (!current.fitted) current.chart.timeScale().fitContent()
    current.fitted = true
  }, [points, theme, zone])

  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />
  if (!data) return <Skeleton className="m-4 h-96" />
  if (!hasPoints) return <p className="px-4 py-24 text-center text-sm text-muted-foreground">No equity reported yet.</p>
  return <div ref={container} role="figure" aria-label={`Equity in ${data[0]?.currency ?? ''}`} className="h-[26rem] max-sm:h-72" />
}

/** One point a second at most, ascending, as the chart demands; the last of a second counts. */
export function equityLine(points: EquityPoint[]): { time: UTCTimestamp; value: number }[] {
  const bySecond = new Map<UTCTimestamp, number>()
  for (const point of points) bySecond.set(chartTime(point.at), point.equity)
  return [...bySecond].sort(([a], [b]) => a - b).map(([time, value]) => ({ time, value }))
}
