import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { cn } from '@/lib/utils'

const ALL = 'all'

interface ChoiceFilterProps {
  label: string
  value: string | undefined
  options: [value: string, label: string][]
  onChange: (value: string | undefined) => void
  /** What no choice is called; `label: all` by default. */
  none?: string
  className?: string
}

/** One of a few, or all. */
export function ChoiceFilter({ label, value, options, onChange, none, className }: ChoiceFilterProps) {
  return (
    <Select value={value ?? ALL} onValueChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}>
      <SelectTrigger size="sm" aria-label={label} className={cn('h-8 w-auto min-w-28', value && 'border-primary/60', className)}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={ALL}>{none ?? `${label}: all`}</SelectItem>
        {options.map(([each, name]) => (
          <SelectItem key={each} value={each}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  )
}
