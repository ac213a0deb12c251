import { Skeleton } from '@/components/ui/skeleton'

export function TableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="space-y-2.5 p-4" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-5" style={{ width: `${96 - index * 4}%` }} />
      ))}
    </div>
  )
}
