import type { SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts'
import type { BacktestChart, BacktestTrade } from '@/api/backtests'
import type { ChartColours } from '../../bot/chart-theme'

/** More than so many would be a wall of arrows. */
const MOST_MARKED = 250

/** Entries and exits of the trades that lie in this part of the chart, at the buckets that hold them. */
export function tradeMarks(part: Pick<BacktestChart, 'time' | 'stepMillis'>, trades: BacktestTrade[], colours: ChartColours): { markers: SeriesMarker<Time>[]; crowded: boolean } {
  const first = part.time[0]
  const last = part.time.at(-1)
  if (first === undefined || last === undefined) return { markers: [], crowded: false }
  const end = last + part.stepMillis
  const within = (time: number) => time >= first && time < end
  const inside = trades.filter((trade) => within(Date.parse(trade.entryTime)) || within(Date.parse(trade.exitTime)))
  if (inside.length > MOST_MARKED) return { markers: [], crowded: true }
  const bucket = (instant: string) => Math.floor((Math.floor(Date.parse(instant) / part.stepMillis) * part.stepMillis) / 1000) as UTCTimestamp
  const markers = inside.flatMap((trade): SeriesMarker<Time>[] => {
    const long = trade.side === 'long'
    const marks: SeriesMarker<Time>[] = []
    if (within(Date.parse(trade.entryTime))) {
      marks.push({ time: bucket(trade.entryTime), position: long ? 'belowBar' : 'aboveBar', shape: long ? 'arrowUp' : 'arrowDown', color: colours.accent })
    }
    if (within(Date.parse(trade.exitTime))) {
      marks.push({ time: bucket(trade.exitTime), position: long ? 'aboveBar' : 'belowBar', shape: 'circle', color: trade.netPnl > 0 ? colours.up : colours.down, size: 0.7 })
    }
    return marks
  })
  return { markers: markers.sort((a, b) => (a.time as number) - (b.time as number)), crowded: false }
}
