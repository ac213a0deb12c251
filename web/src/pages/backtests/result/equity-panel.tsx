import { AreaSeries, createChart, LineSeries, LineStyle } from 'lightweight-charts'
import { useEffect, useRef } from 'react'
import type { BacktestReport, EquityLine } from '@/api/backtests'
import { usePreferences } from '@/settings/preferences'
import { chartColours, chartOptions } from '../../bot/chart-theme'
import { drawdown, points } from './lines'

/** Equity beside the same cash bought and held, and the fall from the highest equity so far. */
export function EquityPanel({ report: { line, headline } }: { report: Pick<BacktestReport, 'line' | 'headline'> }) {
  const { theme, zone } = usePreferences()
  const container = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!container.current || line.time.length === 0) return
    const colours = chartColours()
    const chart = createChart(container.current, chartOptions(colours, zone))
    chart.applyOptions({ layout: { panes: { separatorColor: colours.grid, separatorHoverColor: colours.grid } }, timeScale: { minBarSpacing: 0.1 } })
    const equity = chart.addSeries(AreaSeries, { lineColor: colours.accent, topColor: `${colours.accent}33`, bottomColor: `${colours.accent}05`, lineWidth: 2, priceLineVisible: false, title: 'equity' })
    equity.setData(points(line.time, line.equity))
    if (line.held.length > 0) {
      const held = chart.addSeries(LineSeries, { color: colours.text, lineWidth: 1, lineStyle: LineStyle.Dotted, priceLineVisible: false, crosshairMarkerVisible: false, title: 'held' })
      held.setData(points(line.time, line.held))
    }
    const fall = chart.addSeries(
      AreaSeries,
      { lineColor: colours.down, topColor: `${colours.down}05`, bottomColor: `${colours.down}44`, lineWidth: 1, priceLineVisible: false, title: 'drawdown', priceFormat: { type: 'custom', formatter: (value: number) => `${value.toFixed(1)} %`, minMove: 0.01 }, invertFilledArea: true },
      1,
    )
    fall.setData(points(line.time, drawdown(line.equity)))
    chart.panes()[1]?.setHeight(110)
    chart.timeScale().fitContent()
    return () => chart.remove()
  }, [line, theme, zone])

  if (line.time.length === 0) return <p className="px-4 py-24 text-center text-sm text-muted-foreground">Nothing could be decided, so that there is no equity to show.</p>
  return (
    <div className="p-3">
      <div ref={container} role="figure" aria-label={`Equity, from ${first(line)} to ${headline.finalEquity.toFixed(2)}, and its drawdown`} className="h-[26rem] max-sm:h-80" />
      <p className="px-1 pt-2 text-xs text-muted-foreground">
        Filled: the account, realised and unrealised. {line.held.length > 0 && 'Dotted: the same cash in the symbols, in equal parts, bought at the first decision and held. '}Below: the fall from the highest equity so
        far.
      </p>
    </div>
  )
}

const first = (line: EquityLine) => line.equity[0]?.toFixed(2) ?? ''
