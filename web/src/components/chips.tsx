import { ArrowDownRight, ArrowUpRight } from 'lucide-react'
import type { BotState, BotView, InstructionState, Severity, Side } from '@/api/contracts'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { humanise } from '@/format/words'
import { cn } from '@/lib/utils'

const STATES: Record<BotState, { label: string; variant: BadgeVariant; meaning: string }> = {
  deploying: { label: 'Deploying', variant: 'info', meaning: 'Its instance is being created.' },
  online: { label: 'Online', variant: 'positive', meaning: 'Live and heard from.' },
  paused: { label: 'Paused', variant: 'warning', meaning: 'Opens no new positions; exits still act.' },
  offline: { label: 'Offline', variant: 'negative', meaning: 'Not heard from; it may still be trading.' },
  error: { label: 'Error', variant: 'negative', meaning: 'A critical fault; needs a person.' },
  sleeping: { label: 'Sleeping', variant: 'neutral', meaning: 'Its instance is released until the next session.' },
  waking: { label: 'Waking', variant: 'info', meaning: 'Its instance is being created again before a session.' },
  winding_down: { label: 'Winding down', variant: 'warning', meaning: 'Told to stop; its instance is being released.' },
  stopped: { label: 'Stopped', variant: 'neutral', meaning: 'Its instance is released; it can be deployed again.' },
}

export function stateName(state: BotState): string {
  return STATES[state].label
}

/** A bot's state as a chip; the reason stands beside it where there is one. */
export function StateChip({ bot, className }: { bot: Pick<BotView, 'state' | 'stateReason'> & Partial<Pick<BotView, 'replacing'>>; className?: string }) {
  const { label, variant, meaning } = STATES[bot.state]
  const moving = bot.state === 'deploying' || bot.state === 'waking' || bot.state === 'winding_down' || bot.replacing != null
  return (
    <Badge variant={variant} title={bot.stateReason ?? meaning} className={cn('px-2', className)}>
      <span aria-hidden className={cn('size-1.5 rounded-full bg-current', moving && 'animate-pulse')} />
      {bot.replacing === 'restart' ? 'Restarting' : bot.replacing === 'update' ? 'Updating' : label}
    </Badge>
  )
}

/** Another version is installed that the bot could be updated to. */
export function NewerVersion({ bot }: { bot: Pick<BotView, 'newerVersion'> }) {
  if (!bot.newerVersion) return null
  return (
    <Badge variant="warning" title={`Version ${bot.newerVersion} is installed. An update is yours to ask for.`}>
      v{bot.newerVersion} available
    </Badge>
  )
}

/** What the money is: paper, testnet, or real. Real is never silent either. */
export function VenueBadge({ paper, testnet }: { paper: boolean; testnet?: boolean }) {
  if (paper) return <Badge variant="info" title="Trades on the local paper exchange: no real money.">PAPER</Badge>
  if (testnet) return <Badge variant="warning" title="Trades on the exchange's testnet: no real money.">TESTNET</Badge>
  return <Badge variant="neutral" title="Trades real money.">LIVE</Badge>
}

export function SideTag({ side, className }: { side: Side; className?: string }) {
  const Arrow = side === 'long' ? ArrowUpRight : ArrowDownRight
  return (
    <span className={cn('shrink-0 font-medium whitespace-nowrap', side === 'long' ? 'text-positive' : 'text-negative', className)}>
      <Arrow aria-hidden className="mr-0.5 inline size-3.5 -translate-y-px" />
      {side === 'long' ? 'Long' : 'Short'}
    </span>
  )
}

const SEVERITY_CLASS: Record<Severity, string> = {
  info: 'bg-muted-foreground/50',
  notice: 'bg-info',
  warning: 'bg-warning',
  critical: 'bg-negative',
}

export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span className="mt-1.5 shrink-0" title={humanise(severity)}>
      <span aria-hidden className={cn('block size-1.5 rounded-full', SEVERITY_CLASS[severity])} />
      <span className="sr-only">{severity}: </span>
    </span>
  )
}

const INSTRUCTION_VARIANT: Record<InstructionState, BadgeVariant> = {
  queued: 'neutral',
  sent: 'info',
  acknowledged: 'info',
  done: 'positive',
  failed: 'negative',
  expired: 'warning',
}

export function InstructionChip({ state }: { state: InstructionState }) {
  return <Badge variant={INSTRUCTION_VARIANT[state]}>{humanise(state)}</Badge>
}
