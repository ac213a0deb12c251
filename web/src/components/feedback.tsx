import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '@/api/client'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/utils'

/** What was refused or went wrong, with every field that the server named, and what to do about it. */
export function ProblemAlert({ error, retry, className }: { error: unknown; retry?: () => void; className?: string }) {
  if (!error) return null
  const problem = error instanceof ApiError ? error.problem : undefined
  const message = error instanceof Error ? error.message : 'Something went wrong.'
  return (
    <div role="alert" className={cn('rounded-md border border-negative/35 bg-negative/8 px-3 py-2.5 text-sm', className)}>
      <div className="flex items-start gap-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-negative" />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{message}</p>
          {problem?.problems && problem.problems.length > 0 && (
            <ul className="mt-1.5 space-y-1 text-xs text-muted-foreground">
              {problem.problems.map((each, index) => (
                <li key={index} className="break-words">
                  {each.field && <code className="font-mono text-foreground">{each.field}</code>}
                  {each.value && <>: {each.value}</>}
                  {each.allowed && <>; allowed: {each.allowed}</>}
                </li>
              ))}
            </ul>
          )}
          {problem?.code && <p className="mt-1 font-mono text-[0.7rem] text-muted-foreground">{problem.code}</p>}
        </div>
        {retry && (
          <Button size="sm" variant="outline" onClick={retry}>
            <RotateCw /> Try again
          </Button>
        )}
      </div>
    </div>
  )
}

/** Nothing here yet, and what to do next. Where it is all that a page has, its title is the page's. */
export function EmptyState({ icon, title, children, action, className, page }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode; className?: string; page?: true }) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-10 text-center', page && 'pt-24', className)}>
      {icon && <div className="mb-1 text-muted-foreground [&_svg]:size-7 [&_svg]:stroke-[1.4]">{icon}</div>}
      <Title className="text-sm font-medium">{title}</Title>
      {children && <div className="max-w-md text-sm text-muted-foreground">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

export function PageHeader({ title, children, description }: { title: string; children?: ReactNode; description?: ReactNode }) {
  return (
    <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        {description && <p className="text-sm text-muted-foreground">{description}</p>}
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div>
    </header>
  )
}

/** One figure with its name; figures side by side form a strip. */
export function Kpi({ label, children, note, title }: { label: string; children: ReactNode; note?: ReactNode; title?: string }) {
  return (
    <div title={title} className={cn('min-w-0 px-4 py-2.5 outline-1 outline-border', title && 'cursor-help')}>
      <dt className="truncate text-[0.72rem] text-muted-foreground">{label}</dt>
      <dd className="mt-0.5 truncate text-[1.05rem] leading-6 font-semibold tabular-nums">{children}</dd>
      {note && <dd className="truncate text-[0.7rem] text-muted-foreground tabular-nums">{note}</dd>}
    </div>
  )
}

export function KpiStrip({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <dl aria-label={label} className={cn('grid gap-px overflow-hidden rounded-lg border bg-card', className)}>
      {children}
    </dl>
  )
}

/** A name and its value on one line, for detail panes. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1 text-[0.82rem]">
      <dt className="shrink-0 text-muted-foreground">{label}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  )
}
