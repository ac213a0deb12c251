import { useQuery } from '@tanstack/react-query'
import { Check, ChevronLeft, ChevronRight, Minus, X } from 'lucide-react'
import { memo } from 'react'
import { verdictsAtQuery } from '@/api/entry'
import type { CandleEvaluated, Verdict } from '@/api/contracts'
import { TableSkeleton } from '@/components/table-skeleton'
import { Time } from '@/components/figures'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { number, signed } from '@/format/numbers'
import { decisionName, ROLE_ORDER, roleName } from '@/format/words'
import { cn } from '@/lib/utils'

interface VerdictsCardProps {
  botId: string
  latest: CandleEvaluated[] | undefined
  symbol: string | undefined
  /** Opening time of the candle that was picked in the chart; the last one without it. */
  picked: string | undefined
  /** Opening times of the candles before and after the picked one, where there are such. */
  earlier: string | undefined
  later: string | undefined
  onPick: (openTime: string | undefined) => void
  className?: string
}

/** What the bot thought at its last closed candle, or at the one that was picked, component by component, in the order in which a decision takes them. */
export const VerdictsCard = memo(function VerdictsCard({ botId, latest, symbol, picked, earlier, later, onPick, className }: VerdictsCardProps) {
  const past = useQuery({ ...verdictsAtQuery(botId, symbol ?? '', picked ?? ''), enabled: picked !== undefined && symbol !== undefined })
  const candle = picked === undefined ? latest?.find((each) => each.symbol === symbol) : past.data
  return (
    <Card className={className}>
      <CardHeader>
        <CardTitle>{picked === undefined ? 'Last candle' : 'Candle'}</CardTitle>
        {candle && (
          <span className="text-xs text-muted-foreground">
            <Time at={candle.openTime} zone /> · {candle.interval}
          </span>
        )}
        {candle && (
          <Badge variant={decisionVariant(candle.decision)} className="ml-auto">
            {decisionName(candle.decision)}
          </Badge>
        )}
      </CardHeader>
      <div role="group" aria-label="Candles" className="flex items-center gap-1 border-b border-border/60 px-2.5 py-1">
        <Button size="sm" variant="ghost" disabled={earlier === undefined} onClick={() => onPick(earlier)}>
          <ChevronLeft /> Earlier
        </Button>
        <Button size="sm" variant="ghost" disabled={picked === undefined || later === undefined} onClick={() => onPick(later)}>
          Later <ChevronRight />
        </Button>
        <Button size="sm" variant="ghost" className="ml-auto" disabled={picked === undefined} onClick={() => onPick(undefined)}>
          Latest
        </Button>
      </div>
      {picked !== undefined && past.error ? (
        <p className="px-4 py-5 text-sm text-muted-foreground">What was thought about this candle is not kept any more, or it was never evaluated. Verdicts are kept for 30 days.</p>
      ) : !latest || (picked !== undefined && !candle) ? (
        <TableSkeleton rows={5} />
      ) : !candle ? (
        <p className="px-4 py-5 text-sm text-muted-foreground">No candle evaluated yet. The first verdicts come with the first candle that closes.</p>
      ) : (
        <>
          <Score score={candle.score} threshold={candle.threshold} />
          <VerdictGroups verdicts={candle.verdicts} />
        </>
      )}
    </Card>
  )
})

/** Verdicts by role. Also how a trade's signal state is shown. */
export function VerdictGroups({ verdicts }: { verdicts: Verdict[] }) {
  const roles = [...new Set([...ROLE_ORDER, ...verdicts.map((verdict) => verdict.role)])]
  return (
    <div className="divide-y divide-border/60">
      {roles.map((role) => {
        const group = verdicts.filter((verdict) => verdict.role === role)
        return (
          group.length > 0 && (
            <section key={role} className="px-4 py-2">
              <h3 className="text-[0.7rem] font-medium text-muted-foreground">{roleName(role)}</h3>
              <ul>
                {group.map((verdict, index) => (
                  <VerdictLine key={`${verdict.component} ${index}`} verdict={verdict} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </div>
  )
}

function VerdictLine({ verdict }: { verdict: Verdict }) {
  const isSignal = verdict.role === 'signal'
  return (
    <li className="flex items-start gap-2 py-1 text-[0.82rem]">
      <Outcome verdict={verdict} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3">
          <span className="truncate font-medium" title={verdict.label}>
            {verdict.label || verdict.component}
          </span>
          <span className="shrink-0 tabular-nums">
            {isSignal ? <span className={cn(verdict.score > 0 ? 'text-positive' : verdict.score < 0 ? 'text-negative' : 'text-muted-foreground')}>{signed(verdict.score)}</span> : verdict.value}
          </span>
        </p>
        {verdict.reason && <p className="text-xs break-words text-muted-foreground">{verdict.reason}</p>}
      </div>
    </li>
  )
}

function Outcome({ verdict }: { verdict: Verdict }) {
  const blocks = verdict.role !== 'signal' && verdict.role !== 'exit_rule'
  if (verdict.passed) {
    return (
      <>
        <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-positive" />
        <span className="sr-only">{blocks ? 'passes: ' : 'speaks: '}</span>
      </>
    )
  }
  return blocks ? (
    <>
      <X aria-hidden className="mt-0.5 size-3.5 shrink-0 text-negative" />
      <span className="sr-only">blocks: </span>
    </>
  ) : (
    <>
      <Minus aria-hidden className="mt-0.5 size-3.5 shrink-0 text-muted-foreground" />
      <span className="sr-only">neutral: </span>
    </>
  )
}

/** The combined score between short and long, against the threshold on both sides. */
function Score({ score, threshold }: { score: number; threshold: number }) {
  const at = (value: number) => `${(Math.max(-1, Math.min(1, value)) + 1) * 50}%`
  const bounded = threshold > 0 && threshold <= 1
  return (
    <div className="border-b border-border/60 px-4 py-2.5">
      <div className="flex justify-between text-[0.72rem] text-muted-foreground">
        <span>Score</span>
        <span className="tabular-nums">
          <span className={cn('font-medium', score > 0 ? 'text-positive' : score < 0 ? 'text-negative' : 'text-foreground')}>{signed(score)}</span> of {number(threshold, 2)} needed
        </span>
      </div>
      <div aria-hidden className="relative mt-1.5 h-1.5 rounded-full bg-muted">
        <span
          className={cn('absolute inset-y-0 rounded-full', score >= 0 ? 'bg-positive' : 'bg-negative')}
          style={score >= 0 ? { left: '50%', right: `calc(100% - ${at(score)})` } : { left: at(score), right: '50%' }}
        />
        <span className="absolute inset-y-[-3px] left-1/2 w-px bg-input" />
        {bounded && <span className="absolute inset-y-[-3px] w-px bg-foreground/70" style={{ left: at(threshold) }} />}
        {bounded && <span className="absolute inset-y-[-3px] w-px bg-foreground/70" style={{ left: at(-threshold) }} />}
      </div>
    </div>
  )
}

export function decisionVariant(decision: string): BadgeVariant {
  if (decision === 'enter_long') return 'positive'
  if (decision === 'enter_short') return 'negative'
  if (decision.startsWith('blocked')) return 'warning'
  if (decision === 'exit') return 'info'
  return 'neutral'
}
