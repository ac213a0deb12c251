import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'

/** The outline of a page while its code or first answer is on its way. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="space-y-4">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-16 w-full" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <Skeleton className="h-44" />
        <Skeleton className="h-44" />
        <Skeleton className="h-44 max-xl:hidden" />
      </div>
    </div>
  )
}

export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <div className="mx-auto max-w-xl pt-10">
      <ProblemAlert error={error} retry={reset} />
    </div>
  )
}

export function NotFound() {
  return (
    <EmptyState
      icon={<Compass />}
      title="There is no such page"
      page
      action={
        <Button asChild variant="outline">
          <Link to="/bots">Go to the bots</Link>
        </Button>
      }
    />
  )
}
