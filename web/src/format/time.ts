/** Times: UTC unless a person chose a zone, and always named. */

export interface ZonedFormat {
  /** IANA name, `UTC` by default. */
  zone: string
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function parts(instant: string | number | Date, zone: string): Record<string, string> {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    })
    formatters.set(zone, formatter)
  }
  const found: Record<string, string> = {}
  for (const part of formatter.formatToParts(new Date(instant))) found[part.type] = part.value
  return found
}

/** `UTC`, `CET`, `GMT+2`: the zone's name at that instant. */
export function zoneName(instant: string | number | Date, zone: string): string {
  return zone === 'UTC' ? 'UTC' : (parts(instant, zone).timeZoneName ?? zone)
}

/** `2022-01-04 13:22` */
export function dateTime(instant: string | number | Date, zone = 'UTC'): string {
  const p = parts(instant, zone)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
}

/** `2022-01-04 13:22:05` */
export function dateTimeSeconds(instant: string | number | Date, zone = 'UTC'): string {
  const p = parts(instant, zone)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}:${p.second}`
}

/** `13:22:05` */
export function clock(instant: string | number | Date, zone = 'UTC'): string {
  const p = parts(instant, zone)
  return `${p.hour}:${p.minute}:${p.second}`
}

/** `01-04 13:22` for dense columns; the year stands in the tooltip. */
export function shortDateTime(instant: string | number | Date, zone = 'UTC'): string {
  return dateTime(instant, zone).slice(5)
}

/** This machine's zone. Found out once: it takes as long as everything else that a time is shown with. */
let local: string | undefined

/** The full truth for a tooltip: the chosen zone, and UTC and local where they differ from it. */
export function everyZone(instant: string | number | Date, zone: string): string {
  local ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return [...new Set([zone, 'UTC', local])]
    .map((each) => {
      const p = parts(instant, each)
      return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}:${p.second} ${each === 'UTC' ? 'UTC' : (p.timeZoneName ?? each)}`
    })
    .filter((line, index, all) => all.indexOf(line) === index)
    .join('\n')
}

/** How long something lasted or how long ago it was: `8 s`, `4 min`, `2 h 05 min`, `3 d 04 h`. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds))
  if (s < 60) return `${s} s`
  const minutes = Math.floor(s / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`
  return `${Math.floor(hours / 24)} d ${two(hours % 24)} h`
}

const two = (value: number) => String(value).padStart(2, '0')
