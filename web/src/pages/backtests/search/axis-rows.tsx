import { Plus, X } from 'lucide-react'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { number } from '@/format/numbers'
import { countOf, rowFor, type AxisRow, type Choice } from './axes'

const MOST_AXES = 6

/** Which parameters vary, and through which values. */
export function AxisRows({ rows, choices, onChange, error }: { rows: AxisRow[]; choices: Choice[]; onChange: (rows: AxisRow[]) => void; error?: string }) {
  const free = choices.filter((choice) => rows.every((row) => row.path !== choice.path))
  const change = (at: number, part: Partial<AxisRow>) => onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-sm font-semibold">Parameters that vary</legend>
      {rows.map((row, index) => {
        const choice = choices.find((each) => each.path === row.path)
        const count = countOf(row, choice)
        return (
          <div key={row.path} role="group" aria-label={choice?.label ?? row.path} className="grid grid-cols-[1fr_1fr_1fr_auto] items-end gap-3 rounded-md border p-3 sm:grid-cols-[minmax(14rem,2fr)_1fr_1fr_1fr_auto]">
            <div className="col-span-4 min-w-0 sm:col-span-1">
              <p className="truncate text-sm font-medium">{choice?.label ?? row.path}</p>
              <p className="text-xs text-muted-foreground">
                {choice?.value !== undefined && <>now {choice.value} · </>}
                {count === undefined ? 'no values yet' : count === 1 ? '1 value' : `${number(count, 0)} values`}
              </p>
            </div>
            {choice && choice.words.length > 0 ? (
              <div role="group" aria-label="Values" className="col-span-3 flex flex-wrap gap-x-3 gap-y-1.5 self-center">
                {choice.words.map((word) => (
                  <label key={word} className="flex items-center gap-1.5 text-sm">
                    <input
                      type="checkbox"
                      className="accent-primary"
                      checked={row.list.split(',').includes(word)}
                      onChange={(event) => change(index, { list: choice.words.filter((each) => (each === word ? event.target.checked : row.list.split(',').includes(each))).join(',') })}
                    />
                    {word}
                  </label>
                ))}
              </div>
            ) : (
              (['from', 'to', 'step'] as const).map((part) => (
                <Field key={part} label={part === 'from' ? 'From' : part === 'to' ? 'To' : 'Step'}>
                  {(control) => <Input {...control} inputMode="decimal" className="text-right tabular-nums" value={row[part]} onChange={(event) => change(index, { [part]: event.target.value })} />}
                </Field>
              ))
            )}
            <Button type="button" size="icon" variant="ghost" aria-label={`Leave out ${choice?.label ?? row.path}`} onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              <X />
            </Button>
          </div>
        )
      })}
      {rows.length < MOST_AXES && free.length > 0 && (
        <Field label={rows.length === 0 ? 'Parameter' : 'Another parameter'} error={error}>
          {(control) => (
            <Select value="" onValueChange={(path) => onChange([...rows, rowFor(choices.find((each) => each.path === path)!)])}>
              <SelectTrigger {...control} className="max-w-xl">
                <SelectValue placeholder={<span className="flex items-center gap-2"><Plus aria-hidden className="size-4" /> Choose a parameter…</span>} />
              </SelectTrigger>
              <SelectContent>
                {free.map((choice) => (
                  <SelectItem key={choice.path} value={choice.path}>
                    {choice.label}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      )}
    </fieldset>
  )
}
