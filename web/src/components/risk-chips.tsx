import { ShieldAlert } from 'lucide-react'
import type { BotView } from '@/api/contracts'
import { Time } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { limitName } from '@/format/words'

/** What keeps the bot from entering, one chip a limit, with when or how it ends. */
export function RiskChips({ bot }: { bot: Pick<BotView, 'riskUse' | 'state'> }) {
  if (bot.state === 'stopped' || bot.state === 'sleeping') return null
  return bot.riskUse?.halts.map((halt) => (
    <Badge key={halt.limit} variant="negative" title={`${halt.reason}. Exits still act.`}>
      <ShieldAlert aria-hidden className="size-3" />
      <span>
        Halted: {limitName(halt.limit).toLowerCase()}
        {halt.until ? (
          <>
            , until <Time at={halt.until} style="hour" zone />
          </>
        ) : (
          halt.resumable && ', until resumed'
        )}
      </span>
    </Badge>
  ))
}
