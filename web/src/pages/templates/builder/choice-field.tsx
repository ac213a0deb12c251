import { Field } from '@/components/forms/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { NumberInput } from '@/components/forms/number-input'
import { humanise } from '@/format/words'

/** One word of several. */
export function ChoiceField({ label, value, options, hint, error, onChange }: { label: string; value: string; options: readonly string[]; hint?: string; error?: string; onChange: (value: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Select value={value} onValueChange={onChange}>
          <SelectTrigger {...control} size="sm">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {options.map((option) => (
              <SelectItem key={option} value={option}>
                {/^\d/.test(option) ? option : humanise(option)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}

export function AmountField({ label, value, hint, error, min, onChange }: { label: string; value: number; hint?: string; error?: string; min?: number; onChange: (value: number) => void }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <NumberInput
          {...control}
          min={min}
          step="any"
          className="h-7.5 text-xs tabular-nums max-sm:h-9"
          value={Number.isFinite(value) ? value : undefined}
          onNumber={(next) => next !== undefined && onChange(next)}
        />
      )}
    </Field>
  )
}
