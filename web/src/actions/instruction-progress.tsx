import { useQuery } from '@tanstack/react-query'
import { Check, CircleAlert, Hourglass, X } from 'lucide-react'
import { useEffect } from 'react'
import { toast } from 'sonner'
import type { InstructionState, InstructionView } from '@/api/contracts'
import { instructionQuery } from '@/api/queries'
import { Time } from '@/components/figures'
import { humanise, instructionName } from '@/format/words'
import { cn } from '@/lib/utils'

const PATH: InstructionState[] = ['queued', 'sent', 'acknowledged', 'done']
const FINAL = new Set<InstructionState>(['done', 'failed', 'expired'])

export const isFinal = (state: InstructionState) => FINAL.has(state)

/**
 * The way of one instruction: queued, sent, acknowledged, done, each with the time it was reached; or where it ended instead.
 * A step that a quick bot's answer overtook was never recorded, and is left out rather than shown as still to come.
 */
export function InstructionSteps({ instruction }: { instruction: Pick<InstructionView, 'state' | 'steps'> }) {
  const reached = new Map(instruction.steps.map((step) => [step.state, step.at]))
  const ended = instruction.state === 'failed' || instruction.state === 'expired'
  const path = ended
    ? [...PATH.filter((state) => reached.has(state)), instruction.state]
    : PATH.filter((state, index) => reached.has(state) || index >= PATH.indexOf(instruction.state))
  return (
    <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-xs">
      {path.map((state, index) => {
        const at = reached.get(state)
        const bad = state === 'failed' || state === 'expired'
        const current = state === instruction.state
        return (
          <li
            key={state}
            aria-current={current ? 'step' : undefined}
            className={cn(
              'flex items-center gap-1.5',
              !at && !current ? 'text-muted-foreground' : bad ? 'text-negative' : state === 'done' ? 'text-positive' : 'text-foreground',
            )}
          >
            {index > 0 && <span aria-hidden className={cn('h-px w-4', at || current ? 'bg-foreground/40' : 'bg-border')} />}
            <span className="font-medium">{humanise(state)}</span>
            {at && <Time at={at} style="clock" className="text-[0.7rem] text-muted-foreground" />}
          </li>
        )
      })}
    </ol>
  )
}

/** Follows one instruction to its end. Asks again now and then, for the case that the live view is lost just now. */
export function useInstruction(instructionId: string) {
  return useQuery({
    ...instructionQuery(instructionId),
    refetchInterval: ({ state }) => (state.data && isFinal(state.data.state) ? false : 2000),
  })
}

export function InstructionToast({ toastId, instructionId, botName }: { toastId: string | number; instructionId: string; botName: string }) {
  const { data } = useInstruction(instructionId)
  const state = data?.state ?? 'queued'
  useEffect(() => {
    if (state !== 'done') return
    const timer = setTimeout(() => toast.dismiss(toastId), 6000)
    return () => clearTimeout(timer)
  }, [state, toastId])
  return (
    <div role="status" className="flex w-[22rem] font-sans max-w-[calc(100vw-2rem)] items-start gap-3 rounded-lg border bg-popover p-3 text-popover-foreground shadow-xl">
      <InstructionIcon state={state} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="truncate text-sm font-medium">
          {data ? instructionName(data.kind) : 'Command'}
          {data?.symbol && ` ${data.symbol}`} · {botName}
        </p>
        {data ? <InstructionSteps instruction={data} /> : <p className="text-xs text-muted-foreground">Accepted, queued for the bot</p>}
        {data?.detail && <p className="text-xs text-muted-foreground">{data.detail}</p>}
      </div>
      <button type="button" aria-label="Dismiss" className="rounded-sm p-0.5 text-muted-foreground hover:text-foreground" onClick={() => toast.dismiss(toastId)}>
        <X className="size-4" />
      </button>
    </div>
  )
}

export function InstructionIcon({ state }: { state: InstructionState }) {
  if (state === 'done') return <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
  if (state === 'failed' || state === 'expired') return <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-negative" />
  return <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0 animate-pulse text-info" />
}
