import { memo, useMemo } from 'react'
import { number, percent, price, quantity, signed, tone } from '@/format/numbers'
import { clock, dateTime, dateTimeSeconds, duration, everyZone, shortDateTime, zoneName } from '@/format/time'
import { useNow } from '@/lib/ticker'
import { cn } from '@/lib/utils'
import { usePreferences } from '@/settings/preferences'

const toneClass = { positive: 'text-positive', negative: 'text-negative', zero: 'text-foreground' } as const

/** A figure whose sign matters: sign and colour, tabular digits, its unit. */
export function Signed({ value, unit, decimals = 2, className }: { value: number; unit?: string; decimals?: number; className?: string }) {
  return (
    <span className={cn('tabular-nums', toneClass[tone(value, decimals)], className)}>
      {signed(value, decimals)}
      {unit && <Unit>{unit}</Unit>}
    </span>
  )
}

export function SignedPercent({ value, decimals = 2, className }: { value: number; decimals?: number; className?: string }) {
  return <span className={cn('tabular-nums', toneClass[tone(value, decimals)], className)}>{percent(value, decimals)}</span>
}

export function Amount({ value, unit, decimals = 2, className }: { value: number; unit?: string; decimals?: number; className?: string }) {
  return (
    <span className={cn('tabular-nums', className)}>
      {number(value, decimals)}
      {unit && <Unit>{unit}</Unit>}
    </span>
  )
}

export function Price({ value, className }: { value: number | null; className?: string }) {
  return <span className={cn('tabular-nums', className)}>{value === null ? <None /> : price(value)}</span>
}

export function Quantity({ value, className }: { value: number; className?: string }) {
  return <span className={cn('tabular-nums', className)}>{quantity(value)}</span>
}

export function Unit({ children }: { children: string }) {
  return <span className="text-[0.8em] font-normal text-muted-foreground">{children && `\u00a0${children}`}</span>
}

/** No value, said aloud too. */
export function None({ label = 'none' }: { label?: string }) {
  return (
    <span className="text-muted-foreground">
      <span aria-hidden>–</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

type TimeStyle = 'full' | 'minute' | 'short' | 'clock' | 'hour'
const styles: Record<TimeStyle, (at: string, zone: string) => string> = {
  hour: (at, zone) => clock(at, zone).slice(0, 5),
  full: dateTimeSeconds,
  minute: dateTime,
  short: shortDateTime,
  clock,
}

/** A time in the chosen zone (UTC by default); every other zone on hover. */
export const Time = memo(function Time({ at, style = 'minute', zone: showZone = false, className }: { at: string; style?: TimeStyle; zone?: boolean; className?: string }) {
  const { zone } = usePreferences()
  return (
    <time dateTime={at} title={everyZone(at, zone)} className={cn('tabular-nums', className)}>
      {styles[style](at, zone)}
      {showZone && <Unit>{zoneName(at, zone)}</Unit>}
    </time>
  )
})

/** The name of the zone that times on this page are shown in, for column headings. */
export function ZoneName() {
  const { zone } = usePreferences()
  return <>{zoneName(Date.now(), zone)}</>
}

/** How long ago; counts on by itself. Turns amber when older than expected. */
export function Age({ at, staleAfterSeconds, className }: { at: string; staleAfterSeconds?: number; className?: string }) {
  const now = useNow()
  const { zone } = usePreferences()
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000)
  const stale = staleAfterSeconds !== undefined && seconds > staleAfterSeconds
  // Once for each time, not each second.
  const title = useMemo(() => everyZone(at, zone), [at, zone])
  return (
    <time dateTime={at} title={title} className={cn('tabular-nums', stale && 'text-warning', className)}>
      {duration(seconds)}
    </time>
  )
}
