/** Stretches of whole days in a person's zone, as addresses hold them: a quick range that counts back from the last day, or days of one's own. */

export const QUICK_RANGES = [
  ['today', 'Today'],
  ['7d', '7 days'],
  ['30d', '30 days'],
  ['90d', '90 days'],
  ['1y', '1 year'],
] as const

export type QuickRange = (typeof QUICK_RANGES)[number][0]

export interface Range {
  range?: QuickRange
  /** First and last day, `2022-01-31`, both included. */
  from?: string
  to?: string
}

const DAYS: Record<QuickRange, number> = { today: 1, '7d': 7, '30d': 30, '90d': 90, '1y': 365 }
const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** From when, inclusive, until when, exclusive. `last` is the instant that quick ranges count back from. */
export function instantsOf({ range, from, to }: Range, zone: string, last: number): { from?: string; to?: string } {
  if (range) {
    const end = dayOf(last, zone)
    return { from: startOf(addDays(end, 1 - DAYS[range]), zone), to: startOf(addDays(end, 1), zone) }
  }
  return { from: from && startOf(from, zone), to: to && startOf(addDays(to, 1), zone) }
}

/** The day that an instant falls on in the zone. */
export function dayOf(instant: number, zone: string): string {
  const p = parts(instant, zone)
  return `${p.year}-${p.month}-${p.day}`
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The instant at which a day begins in the zone; where clocks jump over midnight, the first instant of that day. */
function startOf(day: string, zone: string): string | undefined {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(wanted)) return undefined
  const offset = (instant: number) => {
    const p = parts(instant, zone)
    return Date.parse(`${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}Z`) - instant
  }
  let instant = wanted - offset(wanted)
  instant = wanted - offset(instant)
  if (dayOf(instant, zone) < day) instant += 3_600_000
  return new Date(instant).toISOString()
}

function parts(instant: number, zone: string): Record<string, string> {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
    formats.set(zone, format)
  }
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
}
