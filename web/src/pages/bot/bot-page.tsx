import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { ApiError } from '@/api/client'
import { botQuery } from '@/api/queries'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { PageSkeleton } from '@/shell/page-states'
import { BotHeader } from './bot-header'
import { PendingInstructions } from './pending-instructions'
import { botTabs } from './tabs'

const route = getRouteApi('/bots/$botId')

/** One bot: who and where it is, what it can be told, and its tabs. */
export function BotPage() {
  const { botId } = route.useParams()
  const { data: bot, error, refetch } = useQuery(botQuery(botId))
  useEffect(() => {
    document.title = bot ? `${bot.name} · plutarc` : 'plutarc'
    return () => {
      document.title = 'plutarc'
    }
  }, [bot])

  if (!bot) {
    if (error instanceof ApiError && error.status === 404) {
      return (
        <EmptyState
          title="There is no such bot in this workspace"
          page
          action={
            <Button asChild variant="outline">
              <Link to="/bots">All bots</Link>
            </Button>
          }
        />
      )
    }
    return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <PageSkeleton />
  }
  return (
    <div className="space-y-4">
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1 text-xs text-muted-foreground">
        <Link to="/bots" className="hover:text-foreground hover:underline max-sm:-my-1.5 max-sm:inline-block max-sm:py-1.5">
          Bots
        </Link>
        <ChevronRight aria-hidden className="size-3" />
        <span className="truncate">{bot.name}</span>
      </nav>
      <BotHeader bot={bot} />
      <PendingInstructions botId={botId} />
      <nav aria-label="Bot" className="flex gap-1 overflow-x-auto border-b">
        {botTabs.map(({ id, label }) => (
          <Link
            key={id}
            to="/bots/$botId/$tab"
            params={{ botId, tab: id }}
            className="-mb-px border-b-2 border-transparent px-3 py-2 text-[0.85rem] whitespace-nowrap text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2"
            activeProps={{ className: 'border-primary! text-foreground! font-medium', 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  )
}
