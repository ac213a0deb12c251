import type { CandleView, StopStep, Trade } from '@/api/contracts'
import { chartTime } from '../bot/chart-theme'
import type { StopPoint } from '../bot/candle-series'

/** Where a trade's stop stood while it was open, candle by candle: a stop that moved inside a candle is drawn from that candle on. */
export function stopPathLine(candles: Pick<CandleView, 'openTime'>[], steps: StopStep[], { entryTime, exitTime }: Pick<Trade, 'entryTime' | 'exitTime'>): StopPoint[] {
  const points: StopPoint[] = []
  candles.forEach(({ openTime }, index) => {
    const next = candles[index + 1]?.openTime
    const opens = Date.parse(openTime)
    const closes = next ? Date.parse(next) : Infinity
    if (closes <= Date.parse(entryTime) || opens > Date.parse(exitTime)) return
    const stop = steps.findLast((step) => Date.parse(step.at) < closes)?.stopPrice ?? null
    if (stop !== null) points.push({ time: chartTime(openTime), value: stop })
  })
  return points
}
