import { createChart, LineSeries } from 'lightweight-charts'
import { useEffect, useMemo, useRef } from 'react'
import type { EquityLine } from '@/api/backtests'
import { usePreferences } from '@/settings/preferences'
import { chartColours, chartOptions } from '../../bot/chart-theme'
import { growth, points } from './lines'

/** Several accounts' growth in percent, laid over each other. */
export function CompareChart({ lines }: { lines: { id: string; name: string; start: number; line: EquityLine }[] }) {
  const { theme, zone } = usePreferences()
  const container = useRef<HTMLDivElement>(null)
  const key = lines.map(({ id }) => id).join()
  // Results do not change: the same ids are the same lines.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const shown = useMemo(() => lines, [key])

  useEffect(() => {
    if (!container.current) return
    const style = getComputedStyle(document.documentElement)
    const chart = createChart(container.current, chartOptions(chartColours(), zone))
    chart.applyOptions({ timeScale: { minBarSpacing: 0.1 } })
    shown.forEach(({ line, start }, index) => {
      const series = chart.addSeries(LineSeries, {
        color: style.getPropertyValue(`--compare-${index + 1}`).trim(),
        lineWidth: 2,
        priceLineVisible: false,
        priceFormat: { type: 'custom', formatter: (value: number) => `${value.toFixed(1)} %`, minMove: 0.01 },
      })
      series.setData(points(line.time, growth(line.equity, start)))
    })
    chart.timeScale().fitContent()
    return () => chart.remove()
  }, [shown, theme, zone])

  return (
    <div className="p-3">
      <div ref={container} role="figure" aria-label={`Growth of ${shown.map(({ name }) => name).join(', ')}`} className="h-80" />
      <p className="px-1 pt-2 text-xs text-muted-foreground">Growth of equity in percent of the cash at the start.</p>
    </div>
  )
}
