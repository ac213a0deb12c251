import { Check, CircleHelp, Clock, Info, X, type LucideIcon } from 'lucide-react'
import type { EntryCheck, EntryStanding } from '@/api/contracts'
import { cn } from '@/lib/utils'

const MARKS: Record<EntryStanding, { icon: LucideIcon; said: string; tone: string }> = {
  passes: { icon: Check, said: 'Passes', tone: 'text-positive' },
  blocks: { icon: X, said: 'Blocks until somebody acts', tone: 'text-negative' },
  waits: { icon: Clock, said: 'Keeps it out for now', tone: 'text-warning' },
  noted: { icon: Info, said: 'Keeps nothing out', tone: 'text-muted-foreground' },
  unknown: { icon: CircleHelp, said: 'Not known yet', tone: 'text-muted-foreground' },
}

export function keepsOut(check: EntryCheck): boolean {
  return check.standing === 'blocks' || check.standing === 'waits'
}

/** How a check stands: a sign of its own for each, said aloud too. */
export function StandingMark({ standing, className }: { standing: EntryStanding; className?: string }) {
  const { icon: Icon, said, tone } = MARKS[standing]
  return (
    <span title={said} className={cn('shrink-0', tone, className)}>
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{said}: </span>
    </span>
  )
}
