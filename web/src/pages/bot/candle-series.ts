import type { SeriesMarker, UTCTimestamp } from 'lightweight-charts'
import type { CandleView, Position, TradeView } from '@/api/contracts'
import { signed } from '@/format/numbers'
import { chartTime, type ChartColours } from './chart-theme'

/** Candles, stop line and trade marks in the chart's own shapes. Pure, so that they can be tested without a chart. */

export interface Bar {
  time: UTCTimestamp
  open: number
  high: number
  low: number
  close: number
}

export function bars(candles: CandleView[]): Bar[] {
  return candles.map(({ openTime, open, high, low, close }) => ({ time: chartTime(openTime), open, high, low, close }))
}

export interface StopPoint {
  time: UTCTimestamp
  value: number
  color?: string
}

const UNSEEN = 'transparent'

/**
 * Where the stop stood. The chart joins points over any gap, so a gap begins with the last level and ends with the next one,
 * both unseen.
 */
export function stopLine(candles: CandleView[]): StopPoint[] {
  const points: StopPoint[] = []
  candles.forEach(({ openTime, stopPrice }, index) => {
    const time = chartTime(openTime)
    if (stopPrice !== null) {
      points.push({ time, value: stopPrice })
      return
    }
    const before = candles[index - 1]?.stopPrice ?? null
    const after = candles[index + 1]?.stopPrice ?? null
    const level = after ?? before
    if (level !== null) points.push({ time, value: level, color: UNSEEN })
  })
  return points
}

/** Entries and exits, each at the candle that it happened in. Those outside the shown candles are left out. */
export function tradeMarkers(candles: CandleView[], trades: TradeView[], position: Position | undefined, colours: ChartColours): SeriesMarker<UTCTimestamp>[] {
  const times = candles.map((candle) => chartTime(candle.openTime))
  const markers: SeriesMarker<UTCTimestamp>[] = []
  const entry = (at: string, long: boolean, id: string) => {
    const time = candleOf(times, chartTime(at))
    if (time === undefined) return
    markers.push({
      id: `${id} in`,
      time,
      position: long ? 'belowBar' : 'aboveBar',
      shape: long ? 'arrowUp' : 'arrowDown',
      color: long ? colours.up : colours.down,
    })
  }
  for (const { trade } of trades) {
    entry(trade.entryTime, trade.side === 'long', trade.tradeId)
    const time = candleOf(times, chartTime(trade.exitTime))
    if (time === undefined) continue
    markers.push({
      id: `${trade.tradeId} out`,
      time,
      position: trade.side === 'long' ? 'aboveBar' : 'belowBar',
      shape: 'circle',
      color: trade.netPnl >= 0 ? colours.up : colours.down,
      text: signed(trade.netPnl),
    })
  }
  if (position) entry(position.entryTime, position.side === 'long', position.tradeId)
  return markers.sort((a, b) => a.time - b.time)
}

/** The candle whose verdicts are shown. */
export function pickedMark(candles: CandleView[], picked: string, colours: ChartColours): SeriesMarker<UTCTimestamp>[] {
  const time = candleOf(candles.map((candle) => chartTime(candle.openTime)), chartTime(picked))
  return time === undefined ? [] : [{ id: 'picked', time, position: 'aboveBar', shape: 'square', color: colours.accent, text: 'shown' }]
}

/** The candle that an instant falls into: the last one that opened at or before it. */
function candleOf(times: UTCTimestamp[], at: UTCTimestamp): UTCTimestamp | undefined {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! <= at) low = middle + 1
    else high = middle
  }
  return times[low - 1]
}

/** The candles that follow those already drawn, or nothing where more than the end has changed and all must be drawn anew. */
export function appended(drawn: CandleView[], candles: CandleView[]): CandleView[] | undefined {
  const last = drawn.length - 1
  const grown = last >= 0 && candles.length >= drawn.length && candles[0] === drawn[0] && candles[last] === drawn[last]
  return grown ? candles.slice(drawn.length) : undefined
}
