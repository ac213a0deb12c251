import { useQuery } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import type { TemplateDefinition } from '@/api/contracts'
import { componentsQuery } from '@/api/queries'
import { CopyText } from '@/components/copy-button'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { humanise, ROLE_ORDER, roleName } from '@/format/words'
import { cn } from '@/lib/utils'
import { parseDefinition, pretty } from './definition'

/** A template as people read it, and as the JSON that it is. */
export function DefinitionView({ definition }: { definition: string | TemplateDefinition }) {
  const [json, setJson] = useState(false)
  const text = useMemo(() => pretty(definition), [definition])
  const { definition: parsed } = useMemo(() => parseDefinition(text), [text])
  return (
    <div>
      <div role="group" aria-label="View" className="flex gap-1 border-b px-4 py-2">
        <ViewButton active={!json} onClick={() => setJson(false)}>
          Summary
        </ViewButton>
        <ViewButton active={json} onClick={() => setJson(true)}>
          JSON
        </ViewButton>
      </div>
      {json || !parsed ? (
        <pre tabIndex={0} className="max-h-[40rem] overflow-auto p-4 font-mono text-[0.78rem] leading-relaxed">
          {text}
        </pre>
      ) : (
        <Summary definition={parsed} />
      )}
    </div>
  )
}

function ViewButton({ active, ...props }: { active: boolean; onClick: () => void; children: string }) {
  return <Button size="sm" variant="ghost" aria-pressed={active} className={cn(active ? 'bg-accent' : 'text-muted-foreground')} {...props} />
}

function Summary({ definition }: { definition: TemplateDefinition }) {
  const { data: catalog } = useQuery(componentsQuery)
  const names = new Map(catalog?.map((spec) => [spec.id, spec.name]))
  const components = definition.components ?? []
  const roles = [...new Set([...ROLE_ORDER, ...components.map((each) => each.role)])].filter((role) => components.some((each) => each.role === role))
  const { combination, sizing, entryCooldown, sessions = [] } = definition
  return (
    <div className="space-y-4 p-4">
      {definition.description && <p className="max-w-3xl text-sm text-muted-foreground">{definition.description}</p>}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-[0.82rem] sm:grid-cols-4 xl:grid-cols-7">
        <Item label="Trigger interval">{definition.triggerInterval}</Item>
        <Item label="Direction">{definition.direction && humanise(definition.direction)}</Item>
        <Item label="Combination">{combination && `${humanise(combination.mode)}${combination.threshold === undefined ? '' : ` ≥ ${combination.threshold}`}`}</Item>
        <Item label="Entry cooldown">{entryCooldown && `${entryCooldown.amount} ${entryCooldown.unit}`}</Item>
        <Item label="Exit ATR interval">{definition.exitAtrInterval}</Item>
        <Item label="Sizing">{sizing && `${humanise(sizing.mode)} ${Object.entries(sizing).filter(([name]) => name !== 'mode').map(([, value]) => String(value)).join(' ')}`}</Item>
        <Item label="Sessions">{sessions.filter((each) => each.enabled).length === 0 ? 'Always' : sessions.filter((each) => each.enabled).map((each) => `${each.label} ${each.start}–${each.end} ${each.zone ?? 'UTC'}`.trim()).join(', ')}</Item>
      </dl>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {roles.map((role) => (
          <section key={role} className="rounded-md border">
            <h3 className="border-b bg-muted/50 px-3 py-1.5 text-xs font-medium text-muted-foreground">{roleName(role)}</h3>
            <ul className="divide-y divide-border/60">
              {components
                .filter((each) => each.role === role)
                .map((each, index) => (
                  <li key={index} className={cn('px-3 py-2 text-[0.82rem]', each.enabled === false && 'opacity-55')}>
                    <p className="flex items-center gap-2 font-medium">
                      {names.get(each.component) ?? humanise(each.component)}
                      {each.interval && <Badge>{each.interval}</Badge>}
                      {role === 'signal' && each.weight !== undefined && <Badge>weight {each.weight}</Badge>}
                      {each.enabled === false && <Badge>off</Badge>}
                    </p>
                    <p className="mt-0.5 text-xs text-muted-foreground">
                      {Object.entries(each.params ?? {})
                        .map(([name, value]) => `${humanise(name).toLowerCase()} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
                        .join(' · ') || 'defaults'}
                    </p>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[0.7rem] text-muted-foreground">{label}</dt>
      <dd className="truncate">{children || '–'}</dd>
    </div>
  )
}

export function TemplateIdText({ id }: { id: string }) {
  return <CopyText text={id} label="template id" />
}
