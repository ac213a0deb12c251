import { Copy, Trash2 } from 'lucide-react'
import type { ComponentSpec } from '@/api/contracts'
import { Field } from '@/components/forms/field'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { NumberInput } from '@/components/forms/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { humanise } from '@/format/words'
import { cn } from '@/lib/utils'
import { paramValue, setParam, shownParams, type TemplateComponent } from './edits'
import { ParamField } from './param-field'

interface ComponentCardProps {
  component: TemplateComponent
  spec: ComponentSpec | undefined
  /** What the server says of this component, by the last part of the path. */
  problems: Record<string, string>
  onChange: (next: TemplateComponent) => void
  onCopy: () => void
  onRemove: () => void
}

/** One component with a form made from its schema. */
export function ComponentCard({ component, spec, problems, onChange, onCopy, onRemove }: ComponentCardProps) {
  const on = component.enabled !== false
  const name = spec?.name ?? humanise(component.component)
  const own = problems['']
  return (
    <li className={cn('rounded-md border bg-card', !on && 'opacity-60', own && 'border-negative/60')}>
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
        <Switch checked={on} aria-label={`${name} counts`} onCheckedChange={(enabled) => onChange(withEnabled(component, enabled))} />
        <span className="text-sm font-medium">{name}</span>
        {spec && !spec.backtestable && <Badge variant="warning" title={`Needs ${spec.needs.join(', ')}: candles alone cannot test it`}>live data</Badge>}
        <span className="ml-auto flex gap-1">
          <Button type="button" variant="ghost" size="iconSm" aria-label={`Copy ${name}`} onClick={onCopy}>
            <Copy className="size-3.5" />
          </Button>
          <Button type="button" variant="ghost" size="iconSm" aria-label={`Remove ${name}`} onClick={onRemove}>
            <Trash2 className="size-3.5" />
          </Button>
        </span>
      </div>
      <div className="space-y-3 p-3">
        <p className="text-xs text-muted-foreground">{spec?.description ?? 'This installation does not know this component.'}</p>
        {own && <p className="text-xs text-negative">{own}</p>}
        {spec && (
          <div className="grid grid-cols-2 gap-x-3 gap-y-3 sm:grid-cols-3">
            {spec.intervals.length > 0 && (
              <Field label="Interval" error={problems.interval}>
                {(control) => (
                  <Select value={component.interval ?? ''} onValueChange={(interval) => onChange({ ...component, interval })}>
                    <SelectTrigger {...control} size="sm">
                      <SelectValue placeholder="trigger" />
                    </SelectTrigger>
                    <SelectContent>
                      {spec.intervals.map((interval) => (
                        <SelectItem key={interval} value={interval}>
                          {interval}
                        </SelectItem>
                      ))}
                    </SelectContent>
                  </Select>
                )}
              </Field>
            )}
            {component.role === 'signal' && (
              <Field label="Weight" hint="Its share of the score." error={problems.weight}>
                {(control) => (
                  <NumberInput
                    {...control}
                    min={0}
                    max={10}
                    step="any"
                    className="h-7.5 text-xs tabular-nums max-sm:h-9"
                    value={component.weight ?? 1}
                    onNumber={(weight) => weight !== undefined && onChange({ ...component, weight })}
                  />
                )}
              </Field>
            )}
            {shownParams(component, spec).map((param) => (
              <ParamField key={param.name} spec={param} value={paramValue(component, param)} error={problems[param.name]} onChange={(value) => onChange(setParam(component, param, value))} />
            ))}
          </div>
        )}
      </div>
    </li>
  )
}

function withEnabled(component: TemplateComponent, enabled: boolean): TemplateComponent {
  const { enabled: _, ...rest } = component
  return enabled ? rest : { ...rest, enabled: false }
}
