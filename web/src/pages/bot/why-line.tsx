import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { entryOutlookQuery } from '@/api/entry'
import { Skeleton } from '@/components/ui/skeleton'
import { keepsOut, StandingMark } from './standing'

/** In one line: whether anything keeps the bot from entering, and the way to every check. */
export function WhyLine({ botId, symbol }: { botId: string; symbol: string | undefined }) {
  const { data: outlook } = useQuery(entryOutlookQuery(botId, symbol))
  if (!outlook) return <Skeleton className="h-9" />
  const first = outlook.checks.find(keepsOut)
  return (
    <Link
      to="/bots/$botId/$tab"
      params={{ botId, tab: 'why' }}
      search={symbol ? { symbol } : {}}
      className="flex items-center gap-2.5 rounded-lg border bg-card px-4 py-2 text-sm hover:border-input max-sm:py-3"
    >
      <StandingMark standing={first?.standing ?? 'passes'} />
      <span className="min-w-0 flex-1 sm:truncate">{outlook.answer}</span>
      <span className="flex shrink-0 items-center gap-1 text-xs text-muted-foreground">
        Why is it not trading? <ArrowRight aria-hidden className="size-3.5" />
      </span>
    </Link>
  )
}
