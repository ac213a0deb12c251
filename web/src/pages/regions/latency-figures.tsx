import { Circle, Square, Triangle } from 'lucide-react'
import type { Percentiles, ProbeView } from '@/api/contracts'
import { None, Time } from '@/components/figures'
import { cn } from '@/lib/utils'
import { milliseconds, speed, type Speed } from './latency'

const LOOK: Record<Speed, { icon: typeof Circle; className: string; words: string }> = {
  near: { icon: Circle, className: 'text-positive', words: 'near' },
  middling: { icon: Square, className: 'text-warning', words: 'middling' },
  far: { icon: Triangle, className: 'text-negative', words: 'far' },
}

/** A round trip: colour, shape and word say the same. */
export function RoundTrip({ ms, title }: { ms: number; title?: string }) {
  const { icon: Icon, className, words } = LOOK[speed(ms)]
  return (
    <span className="inline-flex items-center justify-end gap-1.5 tabular-nums" title={title}>
      <Icon aria-hidden className={cn('size-2.5 fill-current', className)} />
      {milliseconds(ms)} <span className="sr-only">({words})</span>
    </span>
  )
}

export function SpeedLegend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
      {(['near', 'middling', 'far'] as const).map((each) => {
        const { icon: Icon, className, words } = LOOK[each]
        return (
          <li key={each} className="flex items-center gap-1.5">
            <Icon aria-hidden className={cn('size-2.5 fill-current', className)} />
            {words}: {{ near: 'under 50 ms', middling: '50 to 150 ms', far: 'over 150 ms' }[each]}
          </li>
        )
      })}
    </ul>
  )
}

export function Probe({ probe }: { probe: ProbeView | undefined }) {
  if (!probe) return <None label="not measured" />
  if (!probe.served) return <span className="text-xs text-muted-foreground" title={`${probe.name} does not serve bots in this region; a key of it cannot be given to one.`}>not served</span>
  if (probe.roundTripMs === null) return <span className="text-xs text-muted-foreground">{probe.measuredAt ? 'not reached' : 'not measured'}</span>
  return (
    <span>
      <RoundTrip ms={probe.roundTripMs} />
      {probe.measuredAt && (
        <span className="block text-[0.7rem] text-muted-foreground">
          <Time at={probe.measuredAt} />
        </span>
      )}
    </span>
  )
}

/** p50, p95 and p99 of one kind of round trip. */
export function Spread({ of }: { of: Percentiles | null | undefined }) {
  if (!of) return <None label="none yet" />
  return (
    <span className="block text-right" title={`${of.samples} round trips`}>
      <RoundTrip ms={of.p50} />
      <span className="block text-[0.7rem] whitespace-nowrap text-muted-foreground tabular-nums">
        p95 {milliseconds(of.p95)} · p99 {milliseconds(of.p99)}
      </span>
    </span>
  )
}
