import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import type { BotView, ExchangeKeyView } from '@/api/contracts'
import { CopyText } from '@/components/copy-button'
import { Time } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/lib/utils'
import { judged, notes, type Tone } from './key-verdicts'

const LOOK: Record<Tone, { icon: typeof CircleCheck; className: string }> = {
  positive: { icon: CircleCheck, className: 'text-positive' },
  warning: { icon: TriangleAlert, className: 'text-warning' },
  negative: { icon: CircleAlert, className: 'text-negative' },
  neutral: { icon: CircleHelp, className: 'text-muted-foreground' },
}

/** A key's state in a word or two: whether it may be used, and what its exchange last said. */
export function KeyStateChips({ exchangeKey }: { exchangeKey: ExchangeKeyView }) {
  const { label, tone } = judged(exchangeKey.findings)
  return (
    <span className="flex flex-wrap gap-1">
      {exchangeKey.active ? <Badge variant="positive">Active</Badge> : <Badge variant="warning">Deactivated</Badge>}
      {tone !== 'positive' && (
        <Badge variant={tone} title={exchangeKey.findings?.advice}>
          {label}
        </Badge>
      )}
    </span>
  )
}

/** What the exchange said of a key when it was last tried, from where, and what to do about it. */
export function KeyCheck({ exchangeKey, bot, now }: { exchangeKey: ExchangeKeyView; bot: BotView | undefined; now: number }) {
  const { findings } = exchangeKey
  const { label, tone } = judged(findings)
  const { icon: Icon, className } = LOOK[tone]
  const address = bot?.address
  return (
    <section aria-label="Last check" className="rounded-lg border p-3 text-[0.82rem]">
      <h3 className="flex items-center gap-2 font-medium">
        <Icon aria-hidden className={cn('size-4', className)} /> {label}
      </h3>
      <p className="mt-1.5 text-muted-foreground">{findings?.advice ?? 'A key is tried at its exchange when it is added, and by the bot that uses it, about once an hour, from the bot’s own address.'}</p>
      {notes(exchangeKey, bot, now).map((note) => (
        <p key={note} className="mt-1.5 flex gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warning" /> {note}
        </p>
      ))}
      {findings && (
        <dl className="mt-2.5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t pt-2.5 text-xs">
          <dt className="text-muted-foreground">Tried</dt>
          <dd className="text-right">
            <Time at={findings.at} /> from {findings.from ? <code className="font-mono">{findings.from}</code> : 'the backend'}
          </dd>
          <dt className="text-muted-foreground">Bound to</dt>
          <dd className="text-right font-mono break-words">{findings.allowedIps.length > 0 ? findings.allowedIps.join(', ') : <span className="font-sans">{findings.verdict === 'address_not_allowed' ? 'others; which is not told' : 'no address, or not told'}</span>}</dd>
          {address && (
            <>
              <dt className="text-muted-foreground">Its bot’s address</dt>
              <dd className="text-right">
                <CopyText text={address} label="address" />
              </dd>
            </>
          )}
          <dt className="text-muted-foreground">Expires</dt>
          <dd className="text-right">{findings.expiresAt ? <Time at={findings.expiresAt} /> : 'no, or not told'}</dd>
          {findings.venueCode && (
            <>
              <dt className="text-muted-foreground">The exchange’s code</dt>
              <dd className="text-right font-mono">{findings.venueCode}</dd>
            </>
          )}
        </dl>
      )}
    </section>
  )
}
