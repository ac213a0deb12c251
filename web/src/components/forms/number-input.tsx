import { useState, type ComponentProps } from 'react'
import { Input } from '@/components/ui/input'

interface NumberInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'type'> {
  value: number | undefined
  /** Nothing while the field is empty. */
  onNumber: (value: number | undefined) => void
}

/** A number field that shows what is being typed, also while it is empty or half a number, and what counts once it is left. */
export function NumberInput({ value, onNumber, ...props }: NumberInputProps) {
  const [draft, setDraft] = useState<string>()
  return (
    <Input
      {...props}
      type="number"
      value={draft ?? value ?? ''}
      onBlur={() => setDraft(undefined)}
      onChange={(event) => {
        setDraft(event.target.value)
        const number = event.target.valueAsNumber
        onNumber(Number.isFinite(number) ? number : undefined)
      }}
    />
  )
}
