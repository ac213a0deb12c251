import type { ContractType } from '@/api/contracts'
import { Field } from '@/components/forms/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'

export function ContractSelect({ value, onChange }: { value: ContractType; onChange: (value: ContractType) => void }) {
  return (
    <Field label="Contracts">
      {(control) => (
        <Select value={value} onValueChange={(next) => onChange(next as ContractType)}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="linear">Linear (settled in quote)</SelectItem>
            <SelectItem value="inverse">Inverse (settled in base)</SelectItem>
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
