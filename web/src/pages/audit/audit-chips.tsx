import type { AuditEntry, AuditEntryView } from '@/api/contracts'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { humanise } from '@/format/words'
import { useActorName } from '@/lib/session'

const RESULTS: Record<AuditEntry['result'], { label: string; variant: BadgeVariant; meaning: string }> = {
  accepted: { label: 'Accepted', variant: 'positive', meaning: 'It was done, or it was done already.' },
  refused: { label: 'Refused', variant: 'warning', meaning: 'It could not be done.' },
  denied: { label: 'Denied', variant: 'negative', meaning: 'The actor may not do it, or it belongs to somebody else.' },
  failed: { label: 'Failed', variant: 'negative', meaning: 'The product itself failed; nothing was done.' },
}

export function ResultChip({ result }: { result: AuditEntry['result'] }) {
  const { label, variant, meaning } = RESULTS[result]
  return (
    <Badge variant={variant} title={meaning}>
      {label}
    </Badge>
  )
}

const KINDS: Record<AuditEntry['actor']['kind'], string | undefined> = { USER: undefined, STAFF: 'staff', SYSTEM: 'system', BOT: 'bot', TOKEN: 'token' }

/** Who acted, by the name of today, with the role of then. */
export function ActorTag({ view: { entry, actorName } }: { view: AuditEntryView }) {
  const name = useActorName()
  const you = name(entry.actor.id) === 'you'
  return (
    <span className="inline-flex max-w-60 items-baseline gap-1.5" title={entry.actor.id}>
      <span className="truncate">{you ? 'you' : actorName}</span>
      {KINDS[entry.actor.kind] && <Badge>{KINDS[entry.actor.kind]}</Badge>}
      {entry.actor.role && <span className="text-xs text-muted-foreground">{humanise(entry.actor.role)}</span>}
    </span>
  )
}
