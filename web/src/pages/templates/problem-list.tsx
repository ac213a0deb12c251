import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { TemplateValidation } from '@/api/contracts'
import { cn } from '@/lib/utils'

/** What is wrong with a template, and what is doubtful: each by its path in the document. */
export function ProblemList({ validation }: { validation: TemplateValidation }) {
  const { errors, warnings } = validation
  const lines = [...errors.map((problem) => ({ problem, fatal: true })), ...warnings.map((problem) => ({ problem, fatal: false }))]
  return (
    <div role="status">
      <p className="text-sm font-medium">
        {errors.length === 0 ? 'The template is valid.' : `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} to solve.`}
        {warnings.length > 0 && ` ${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}.`}
      </p>
      <ul className="mt-2 space-y-1.5">
        {lines.map(({ problem, fatal }, index) => {
          const Icon = fatal ? CircleAlert : TriangleAlert
          return (
            <li key={index} className="flex items-start gap-2 text-[0.82rem]">
              <Icon aria-hidden className={cn('mt-0.5 size-3.5 shrink-0', fatal ? 'text-negative' : 'text-warning')} />
              <div className="min-w-0">
                <code className="font-mono text-xs break-all">{problem.path || 'template'}</code> <span>{problem.message}</span>
                {problem.allowed && <span className="text-muted-foreground">; allowed: {problem.allowed}</span>}
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
