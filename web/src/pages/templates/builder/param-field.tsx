import { Field } from '@/components/forms/field'
import { NumberInput } from '@/components/forms/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { humanise } from '@/format/words'
import type { ParamSpec, ParamValue } from './edits'

interface ParamFieldProps {
  spec: ParamSpec
  value: ParamValue | undefined
  error?: string
  onChange: (value: ParamValue | undefined) => void
}

/** One parameter as its schema says: a number in its range, a switch, a word, several words. */
export function ParamField({ spec, value, error, onChange }: ParamFieldProps) {
  const label = humanise(spec.name)
  if (spec.type === 'flag') {
    return (
      <Field label={label} hint={spec.description} error={error}>
        {(control) => <Switch {...control} checked={value === true} onCheckedChange={onChange} />}
      </Field>
    )
  }
  if (spec.type === 'choice') {
    return (
      <Field label={label} hint={spec.description} error={error}>
        {(control) => (
          <Select value={String(value)} onValueChange={onChange}>
            <SelectTrigger {...control} size="sm">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {spec.options.map((option) => (
                <SelectItem key={option} value={option}>
                  {humanise(option)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    )
  }
  if (spec.type === 'choices') {
    const chosen = Array.isArray(value) ? value : []
    return (
      <fieldset className="min-w-0">
        <legend className="text-xs font-medium">{label}</legend>
        <div className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1">
          {spec.options.map((option) => (
            <label key={option} className="flex items-center gap-1.5 text-xs">
              <input
                type="checkbox"
                className="accent-primary"
                checked={chosen.includes(option)}
                onChange={(event) => onChange(spec.options.filter((each) => (each === option ? event.target.checked : chosen.includes(each))))}
              />
              {humanise(option)}
            </label>
          ))}
        </div>
        <p className="mt-1.5 text-xs text-muted-foreground">{error ?? spec.description}</p>
      </fieldset>
    )
  }
  return <NumberField spec={spec} label={label} value={value} error={error} onChange={onChange} />
}

function NumberField({ spec, label, value, error, onChange }: ParamFieldProps & { label: string }) {
  const optional = spec.standard === null
  const number = typeof value === 'number' ? value : undefined
  const outside = number !== undefined && (number < spec.min || number > spec.max)
  return (
    <Field label={label} hint={spec.description} error={error ?? (outside ? `Allowed: ${spec.min} to ${spec.max}` : undefined)}>
      {(control) => (
        <NumberInput
          {...control}
          className="h-7.5 text-xs tabular-nums max-sm:h-9"
          min={spec.min}
          max={spec.max}
          step={spec.type === 'integer' ? 1 : 'any'}
          placeholder={optional ? 'off' : String(spec.standard)}
          title={`${spec.min} to ${spec.max}${optional ? ', or empty for off' : `; standard ${String(spec.standard)}`}`}
          value={number}
          onNumber={onChange}
        />
      )}
    </Field>
  )
}
