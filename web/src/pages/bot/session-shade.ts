import type { UTCTimestamp } from 'lightweight-charts'
import type { CandleView } from '@/api/contracts'
import { chartTime } from './chart-theme'

/** When the bot could not enter: outside its sessions, and while it slept. Pure, so that it can be tested without a chart. */

export interface Shade {
  time: UTCTimestamp
  value: number
  color: string
}

/** A pause between candles is shown by this many empty places at most: enough to be seen, few enough to leave room for candles. */
const MOST_PLACES = 12

/** The empty places of every pause between candles that is longer than an interval. */
export function pauses(candles: CandleView[], seconds: number): UTCTimestamp[] {
  const places: UTCTimestamp[] = []
  if (seconds <= 0) return places
  for (let i = 1; i < candles.length; i++) {
    const from = chartTime(candles[i - 1]!.openTime)
    const missing = Math.round((chartTime(candles[i]!.openTime) - from) / seconds) - 1
    const shown = Math.min(missing, MOST_PLACES)
    for (let k = 1; k <= shown; k++) places.push((from + Math.round((k * (missing + 1)) / (shown + 1)) * seconds) as UTCTimestamp)
  }
  return places
}

/** What is shaded: closed sessions lightly, sleep more. */
export function shades(candles: CandleView[], asleep: UTCTimestamp[], colours: { closed: string; asleep: string }): Shade[] {
  const closed = candles.filter((candle) => candle.inSession === false).map((candle) => ({ time: chartTime(candle.openTime), value: 1, color: colours.closed }))
  return [...closed, ...asleep.map((time) => ({ time, value: 1, color: colours.asleep }))].sort((a, b) => a.time - b.time)
}
