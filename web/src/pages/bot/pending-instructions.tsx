import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { InstructionIcon, InstructionSteps, isFinal } from '@/actions/instruction-progress'
import type { InstructionView } from '@/api/contracts'
import { instructionsQuery } from '@/api/queries'
import { instructionName } from '@/format/words'
import { useActorName } from '@/lib/session'
import { useNow } from '@/lib/ticker'

const SHOWN_AFTER_END_MS = 20_000

/** What the bot is being told now, and how it went with what it was told a moment ago. Whoever told it. */
export function PendingInstructions({ botId }: { botId: string }) {
  const { data } = useQuery(instructionsQuery(botId))
  const now = useNow()
  const nameOf = useActorName()
  const shown = (data ?? []).filter((each) => !isFinal(each.state) || now - lastStep(each) < SHOWN_AFTER_END_MS).slice(0, 3)
  if (shown.length === 0) return null
  return (
    <ul aria-label="Commands under way" className="space-y-1.5">
      {shown.map((each) => (
        <li key={each.instructionId} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 rounded-lg border bg-card px-4 py-2 text-sm">
          <InstructionIcon state={each.state} />
          <span className="font-medium">
            {instructionName(each.kind)} {each.symbol}
          </span>
          <InstructionSteps instruction={each} />
          <span className="min-w-0 truncate text-xs text-muted-foreground">{each.detail ?? `by ${nameOf(each.actor)}`}</span>
          <Link to="/bots/$botId/$tab" params={{ botId, tab: 'commands' }} className="ml-auto text-xs text-muted-foreground hover:text-foreground hover:underline">
            All commands
          </Link>
        </li>
      ))}
    </ul>
  )
}

function lastStep(instruction: InstructionView): number {
  return Math.max(0, ...instruction.steps.map((step) => Date.parse(step.at)))
}
