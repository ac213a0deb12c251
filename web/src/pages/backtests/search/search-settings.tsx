import type { ParameterSearch } from '@/api/searches'
import { Field } from '@/components/forms/field'
import { NumberInput } from '@/components/forms/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { METHODS, MOST_COMBINATIONS, OBJECTIVES } from './words'

interface Props {
  search: ParameterSearch
  onChange: (next: ParameterSearch) => void
  errors: Record<string, string>
}

/** How it is searched, for what, and what is kept back. */
export function SearchSettings({ search, onChange, errors }: Props) {
  const set = (part: Partial<ParameterSearch>) => onChange({ ...search, ...part })
  const walk = search.walkForward
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-sm font-semibold">Search</legend>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Pick label="Method" value={search.method} options={METHODS} onChange={(method) => set({ method: method as ParameterSearch['method'] })} />
        <Pick label="Search for the best" value={search.objective} options={OBJECTIVES} onChange={(objective) => set({ objective: objective as ParameterSearch['objective'] })} />
        {search.method !== 'grid' && (
          <Field label="Combinations to try" error={errors.trials} hint={`Up to ${MOST_COMBINATIONS}.`}>
            {(control) => <NumberInput {...control} required min={1} step={1} value={search.trials} onNumber={(trials) => trials !== undefined && set({ trials: Math.round(trials) })} />}
          </Field>
        )}
        <Field label="Least trades" error={errors.minTrades} hint="Combinations with fewer cannot win.">
          {(control) => <NumberInput {...control} required min={0} step={1} value={search.minTrades} onNumber={(minTrades) => minTrades !== undefined && set({ minTrades: Math.round(minTrades) })} />}
        </Field>
        <Field label="Seed" error={errors.seed} hint="Same seed, same outcome.">
          {(control) => <NumberInput {...control} required step={1} value={search.seed} onNumber={(seed) => seed !== undefined && set({ seed: Math.round(seed) })} />}
        </Field>
      </div>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Pick
          label="Judged on"
          value={walk ? 'walk' : search.holdout > 0 ? 'holdout' : 'all'}
          options={{ holdout: 'The end of the period, kept back', walk: 'Walk-forward windows', all: 'Nothing else: all is searched' }}
          onChange={(way) => set(way === 'walk' ? { walkForward: { trainHours: 240, testHours: 72 } } : { walkForward: null, holdout: way === 'holdout' ? 0.3 : 0 })}
        />
        {!walk && search.holdout > 0 && (
          <Field label="Kept back, %" error={errors.holdout} hint="Of the period, at its end.">
            {(control) => <NumberInput {...control} required min={1} max={90} step="any" value={Math.round(search.holdout * 1000) / 10} onNumber={(share) => share !== undefined && set({ holdout: share / 100 })} />}
          </Field>
        )}
        {walk && (
          <>
            <Field label="Train on, hours" error={errors.walkForward}>
              {(control) => <NumberInput {...control} required min={1} step={1} value={walk.trainHours} onNumber={(hours) => hours !== undefined && set({ walkForward: { ...walk, trainHours: Math.round(hours) } })} />}
            </Field>
            <Field label="Then trade, hours" hint="With the winner, and move on by as much.">
              {(control) => <NumberInput {...control} required min={1} step={1} value={walk.testHours} onNumber={(hours) => hours !== undefined && set({ walkForward: { ...walk, testHours: Math.round(hours) } })} />}
            </Field>
          </>
        )}
      </div>
    </fieldset>
  )
}

function Pick({ label, value, options, onChange }: { label: string; value: string; options: Record<string, string>; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <Select value={value} onValueChange={onChange}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {Object.entries(options).map(([id, name]) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
