import { useQuery } from '@tanstack/react-query'
import type { TemplateDefinition, TemplateValidation } from '@/api/contracts'
import { componentsQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Skeleton } from '@/components/ui/skeleton'
import { roleName } from '@/format/words'
import { ComponentCard } from './component-card'
import { ComponentPicker } from './component-picker'
import { addComponent, changeComponent, copyComponent, removeComponent } from './edits'
import { RulesForm } from './rules-form'

const ROLES: { role: string; hint: string }[] = [
  { role: 'signal', hint: 'Each votes long, short or nothing; the combination decides.' },
  { role: 'filter', hint: 'All must agree with the side.' },
  { role: 'risk_gate', hint: 'Blocks entries while the market is not fit.' },
  { role: 'entry_guard', hint: 'A last look at price and costs before the order.' },
  { role: 'exit_rule', hint: 'At least one protective stop; the first that says so ends the position.' },
]

interface TemplateFormProps {
  definition: TemplateDefinition
  validation: TemplateValidation | undefined
  onChange: (next: TemplateDefinition) => void
}

/** A template as a form: made from the catalog and the parameters' schemas, with the server's verdict at each field. */
export function TemplateForm({ definition, validation, onChange }: TemplateFormProps) {
  const { data: catalog, error, refetch } = useQuery(componentsQuery)
  if (!catalog) return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <Skeleton className="h-96 w-full" />
  const components = definition.components ?? []
  return (
    <div className="min-w-0 space-y-6">
      <RulesForm definition={definition} problems={problemsAt(validation, '')} onChange={onChange} />
      {ROLES.map(({ role, hint }) => (
        <section key={role} aria-label={roleName(role)}>
          <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="text-sm font-semibold">{roleName(role)}</h3>
            <ComponentPicker role={role} catalog={catalog} onPick={(spec) => onChange(addComponent(definition, spec, role))} />
            <p className="text-xs text-muted-foreground">{hint}</p>
          </div>
          <ul className="grid grid-cols-1 gap-3 2xl:grid-cols-2">
            {components.map((component, index) =>
              component.role === role ? (
                <ComponentCard
                  key={index}
                  component={component}
                  spec={catalog.find((spec) => spec.id === component.component)}
                  problems={problemsAt(validation, `components[${index}]`)}
                  onChange={(next) => onChange(changeComponent(definition, index, () => next))}
                  onCopy={() => onChange(copyComponent(definition, index))}
                  onRemove={() => onChange(removeComponent(definition, index))}
                />
              ) : null,
            )}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** What the server says of one part, by the last part of the path; of the part itself under the empty name. */
export function problemsAt(validation: TemplateValidation | undefined, prefix: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message, allowed } of validation?.errors ?? []) {
    const inside = prefix ? path === prefix || path.startsWith(`${prefix}.`) : !path.startsWith('components[')
    if (inside) found[path === prefix ? '' : path.split('.').at(-1)!] ??= allowed ? `${message} Allowed: ${allowed}` : message
  }
  return found
}
