import { Link } from '@tanstack/react-router'
import { Bot, KeyRound, LayoutTemplate, Rocket } from 'lucide-react'
import { EmptyState } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { useSession } from '@/lib/session'

/** What a bot needs, and where to begin. */
export function FirstBot() {
  const { may } = useSession()
  return (
    <Card>
      <EmptyState
        icon={<Bot />}
        title="No bot yet"
        className="py-16"
        action={
          <>
            {may('bots.deploy') && (
              <Button asChild>
                <Link to="/bots" search={{ deploy: '1' }}>
                  <Rocket /> Deploy the first bot
                </Link>
              </Button>
            )}
            {may('keys.manage') && (
              <Button variant="outline" asChild>
                <Link to="/keys" search={{ add: '1' }}>
                  <KeyRound /> Add a key
                </Link>
              </Button>
            )}
            {may('templates.edit') && (
              <Button variant="outline" asChild>
                <Link to="/templates/new">
                  <LayoutTemplate /> Create a template
                </Link>
              </Button>
            )}
          </>
        }
      >
        A bot needs three things before it trades: an instance, which deploying creates; an exchange key, which says where and what it trades; and a template,
        which says when. In any order.
      </EmptyState>
    </Card>
  )
}

export function FleetSkeleton() {
  return (
    <div role="status" aria-label="Loading bots" className="space-y-4">
      <Skeleton className="h-32" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(19.5rem,100%),1fr))] gap-3">
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} className="h-52" />
          ))}
        </div>
        <Skeleton className="h-80" />
      </div>
    </div>
  )
}
