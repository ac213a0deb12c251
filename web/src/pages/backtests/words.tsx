import type { BacktestState, BacktestView } from '@/api/backtests'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { None, SignedPercent } from '@/components/figures'
import { number } from '@/format/numbers'
import { cn } from '@/lib/utils'

const STATES: Record<BacktestState, { label: string; variant: BadgeVariant }> = {
  running: { label: 'Running', variant: 'info' },
  completed: { label: 'Completed', variant: 'positive' },
  failed: { label: 'Failed', variant: 'negative' },
  cancelled: { label: 'Cancelled', variant: 'neutral' },
}

export function BacktestStateChip({ backtest }: { backtest: Pick<BacktestView, 'state' | 'reason'> }) {
  const { label, variant } = STATES[backtest.state]
  return (
    <Badge variant={variant} title={backtest.reason ?? undefined}>
      <span aria-hidden className={cn('size-1.5 rounded-full bg-current', backtest.state === 'running' && 'animate-pulse')} />
      {label}
    </Badge>
  )
}

/** What was run, in a few words. */
export function subjectName({ subject }: Pick<BacktestView, 'subject'>): string {
  return subject.version === null ? `${subject.name} (draft)` : `${subject.name} v${subject.version}`
}

/** A share as percent with its sign; a dash where it is not defined. */
export function Share({ value, className }: { value: number | null | undefined; className?: string }) {
  return value === null || value === undefined ? <None label="not defined" /> : <SignedPercent value={value * 100} className={className} />
}

/** A share as percent without a sign. */
export function Part({ value, decimals = 1 }: { value: number | null | undefined; decimals?: number }) {
  return value === null || value === undefined ? <None label="not defined" /> : <span className="tabular-nums">{number(value * 100, decimals)} %</span>
}

export function Ratio({ value, decimals = 2 }: { value: number | null | undefined; decimals?: number }) {
  return value === null || value === undefined ? <None label="not defined" /> : <span className="tabular-nums">{number(value, decimals)}</span>
}

export const FILLS: Record<string, { label: string; meaning: string }> = {
  intrabar: { label: 'Intrabar', meaning: 'Stops and targets act inside the candle, from the entry’s own candle on; a stop comes before a target.' },
  'intrabar-after-entry': { label: 'Intrabar, after the entry candle', meaning: 'As intrabar, but not on the entry’s own candle.' },
  'intrabar-stop-first': { label: 'Intrabar, stop first', meaning: 'As intrabar after entry, and a stop that is touched comes before an exit due at the open.' },
  close: { label: 'At closes', meaning: 'Stops and targets are judged on closes and filled at the next open.' },
}
