import { WifiOff } from 'lucide-react'
import { useConnection } from '@/live/live-provider'
import { duration } from '@/format/time'
import { useNow } from '@/lib/ticker'
import { cn } from '@/lib/utils'

const LABELS = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost' } as const

export function ConnectionMark({ className }: { className?: string }) {
  const { state } = useConnection()
  return (
    <p role="status" className={cn('flex items-center gap-2 text-[0.75rem] text-muted-foreground', className)}>
      <span
        aria-hidden
        className={cn('size-2 rounded-full', state === 'live' ? 'bg-positive' : state === 'lost' ? 'animate-pulse bg-negative' : 'animate-pulse bg-warning')}
      />
      {LABELS[state]}
    </p>
  )
}

/** Says that what is shown may be old, for as long as it may be. */
export function ConnectionBanner() {
  const { state, since } = useConnection()
  return state === 'lost' ? <LostBanner since={since} /> : null
}

function LostBanner({ since }: { since: number }) {
  const now = useNow()
  return (
    <div role="alert" className="flex items-center gap-2.5 border-b border-warning/30 bg-warning/12 px-5 py-2 text-sm">
      <WifiOff aria-hidden className="size-4 shrink-0 text-warning" />
      <p>
        <span className="font-medium">Connection lost</span> <span aria-hidden className="tabular-nums">{duration((now - since) / 1000)} ago</span>. Bots trade on; what you see here may
        be out of date. Reconnecting by itself.
      </p>
    </div>
  )
}
