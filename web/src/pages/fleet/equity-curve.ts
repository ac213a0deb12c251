import type { FleetEquityPoint } from '@/api/contracts'
import type { Money } from './figures'

/** The fleet's equity as a line in a box. Pure. */

export const RANGES = ['24h', '7d', '30d', 'all'] as const
export type Range = (typeof RANGES)[number]
const HOURS: Record<Range, number | undefined> = { '24h': 24, '7d': 168, '30d': 720, all: undefined }

/** The beginning of a range, on a whole minute so that a page that is drawn again does not ask again. */
export function rangeStart(range: Range, now: number): string | undefined {
  const hours = HOURS[range]
  return hours === undefined ? undefined : new Date(Math.floor(now / 60_000) * 60_000 - hours * 3_600_000).toISOString()
}

/** Points of one money and one currency: those of the filter, else the most real that there are. */
export function lineOf(points: FleetEquityPoint[], money: Money | undefined, order: Money[]): FleetEquityPoint[] {
  const kind = money ?? order.find((each) => points.some((point) => point.money === each))
  const ours = points.filter((point) => point.money === kind)
  const currency = ours.at(-1)?.currency
  return ours.filter((point) => point.currency === currency)
}

export interface Curve {
  path: string
  low: number
  high: number
  first: number
  last: number
}

/** A path in a box of this size; nothing for less than two points. */
export function curve(points: FleetEquityPoint[], width: number, height: number): Curve | undefined {
  if (points.length < 2) return undefined
  const times = points.map((point) => Date.parse(point.at))
  const values = points.map((point) => point.equity)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const span = times.at(-1)! - times[0]! || 1
  const x = (time: number) => ((time - times[0]!) / span) * width
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height)
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(times[index]!).toFixed(1)} ${y(point.equity).toFixed(1)}`).join('')
  return { path, low, high, first: values[0]!, last: values.at(-1)! }
}
