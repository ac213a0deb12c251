import { Plus, Trash2 } from 'lucide-react'
import type { TemplateDefinition } from '@/api/contracts'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { AmountField, ChoiceField } from './choice-field'

const INTERVALS = ['1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h'] as const
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** Each way to size, with its one figure. */
const SIZING = {
  percent_of_equity: { field: 'percent', label: 'Percent of equity as margin', standard: 10 },
  fixed_margin: { field: 'margin', label: 'Margin a position', standard: 100 },
  fixed_notional: { field: 'notional', label: 'Notional a position', standard: 1000 },
  fixed_quantity: { field: 'quantity', label: 'Quantity a position', standard: 1 },
  risk_based: { field: 'riskPercent', label: 'Percent of equity at risk to the stop', standard: 1 },
} as const
const THRESHOLD: Record<string, string> = { min_score: 'Least sum of weights that must agree.', min_signals: 'Least number of signals that must agree.' }

interface RulesFormProps {
  definition: TemplateDefinition
  problems: Record<string, string>
  onChange: (next: TemplateDefinition) => void
}

/** When and how much: everything of a template but its components. */
export function RulesForm({ definition, problems, onChange }: RulesFormProps) {
  const combination = definition.combination ?? { mode: 'min_score', threshold: 1 }
  const sizing = definition.sizing ?? { mode: 'percent_of_equity', percent: 10 }
  const size = SIZING[sizing.mode as keyof typeof SIZING] ?? SIZING.percent_of_equity
  const cooldown = definition.entryCooldown ?? { amount: 0, unit: 'bars' }
  const change = (part: Partial<TemplateDefinition>) => onChange({ ...definition, ...part })
  return (
    <div className="space-y-4">
      <Field label="Description" error={problems.description}>
        {(control) => <Textarea {...control} rows={2} maxLength={4000} value={definition.description ?? ''} onChange={(event) => change({ description: event.target.value })} />}
      </Field>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
        <ChoiceField label="Trigger interval" value={definition.triggerInterval ?? '5m'} options={INTERVALS} hint="Decides at each close of it." error={problems.triggerInterval} onChange={(triggerInterval) => change({ triggerInterval })} />
        <ChoiceField label="Direction" value={definition.direction ?? 'both'} options={['both', 'long', 'short']} error={problems.direction} onChange={(direction) => change({ direction })} />
        <ChoiceField label="Exit ATR interval" value={definition.exitAtrInterval ?? definition.triggerInterval ?? '5m'} options={INTERVALS} error={problems.exitAtrInterval} onChange={(exitAtrInterval) => change({ exitAtrInterval })} />
        <AmountField label="Entries at once" value={definition.pyramiding ?? 1} min={1} hint="Positions in one direction." error={problems.pyramiding} onChange={(pyramiding) => change({ pyramiding })} />
        <ChoiceField
          label="Combination"
          value={combination.mode}
          options={['min_score', 'min_signals', 'unanimous', 'majority', 'any']}
          error={problems.mode}
          onChange={(mode) => change({ combination: mode in THRESHOLD ? { mode, threshold: combination.threshold ?? 1 } : { mode } })}
        />
        {combination.mode in THRESHOLD && (
          <AmountField label="Threshold" value={combination.threshold ?? 1} min={0} hint={THRESHOLD[combination.mode]} error={problems.threshold} onChange={(threshold) => change({ combination: { ...combination, threshold } })} />
        )}
        <AmountField label="Entry cooldown" value={cooldown.amount} min={0} error={problems.amount} onChange={(amount) => change({ entryCooldown: { ...cooldown, amount } })} />
        <ChoiceField label="Cooldown in" value={cooldown.unit} options={['bars', 'minutes']} onChange={(unit) => change({ entryCooldown: { ...cooldown, unit } })} />
        <ChoiceField
          label="Sizing"
          value={sizing.mode}
          options={Object.keys(SIZING)}
          error={problems.sizing}
          onChange={(mode) => change({ sizing: { mode, [SIZING[mode as keyof typeof SIZING].field]: SIZING[mode as keyof typeof SIZING].standard } })}
        />
        <AmountField label={size.label} value={Number((sizing as Record<string, unknown>)[size.field])} min={0} error={problems[size.field]} onChange={(value) => change({ sizing: { mode: sizing.mode, [size.field]: value } })} />
      </div>
      <Sessions definition={definition} onChange={change} />
    </div>
  )
}

type Session = NonNullable<TemplateDefinition['sessions']>[number]

function Sessions({ definition, onChange }: { definition: TemplateDefinition; onChange: (part: Partial<TemplateDefinition>) => void }) {
  const sessions = definition.sessions ?? []
  const change = (index: number, part: Partial<Session>) => onChange({ sessions: sessions.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  return (
    <section aria-label="Trading sessions" className="space-y-2">
      <div className="flex items-center gap-3">
        <h3 className="text-xs font-medium">Trading sessions</h3>
        <Button
          type="button"
          variant="outline"
          size="sm"
          onClick={() => onChange({ sessions: [...sessions, { label: `Session ${sessions.length + 1}`, days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '08:00', end: '16:00', enabled: true }] })}
        >
          <Plus /> Add
        </Button>
        {sessions.length === 0 && <p className="text-xs text-muted-foreground">None: the bot trades around the clock and never sleeps.</p>}
      </div>
      <ul className="space-y-2">
        {sessions.map((session, index) => (
          <li key={index} className="flex flex-wrap items-center gap-2 rounded-md border p-2">
            <Input aria-label="Label" className="h-7.5 w-32 text-xs" maxLength={40} value={session.label} onChange={(event) => change(index, { label: event.target.value })} />
            <span className="flex gap-1">
              {DAYS.map((day) => (
                <Button
                  key={day}
                  type="button"
                  size="sm"
                  variant={session.days.includes(day) ? 'secondary' : 'ghost'}
                  aria-pressed={session.days.includes(day)}
                  className="px-1.5 text-xs capitalize"
                  onClick={() => change(index, { days: DAYS.filter((each) => (each === day) !== session.days.includes(each)) })}
                >
                  {day}
                </Button>
              ))}
            </span>
            <Input aria-label="Start" className="h-7.5 w-20 text-xs" pattern="([01]\d|2[0-3]):[0-5]\d|24:00" value={session.start} onChange={(event) => change(index, { start: event.target.value })} />
            <span aria-hidden>–</span>
            <Input aria-label="End" className="h-7.5 w-20 text-xs" pattern="([01]\d|2[0-3]):[0-5]\d|24:00" value={session.end} onChange={(event) => change(index, { end: event.target.value })} />
            <Input
              aria-label="Time zone"
              list="time-zones"
              className="h-7.5 w-44 text-xs"
              placeholder="UTC"
              maxLength={40}
              value={session.zone ?? ''}
              onChange={(event) => change(index, { zone: event.target.value && event.target.value !== 'UTC' ? event.target.value : undefined })}
            />
            <Button type="button" variant="ghost" size="iconSm" aria-label={`Remove ${session.label}`} className="ml-auto" onClick={() => onChange({ sessions: sessions.filter((_, at) => at !== index) })}>
              <Trash2 className="size-3.5" />
            </Button>
          </li>
        ))}
      </ul>
      {sessions.length > 0 && (
        <>
          <p className="text-xs text-muted-foreground">Times are UTC, or of the zone that is named: its daylight saving counts. Outside its sessions a flat bot sleeps, and is not charged.</p>
          <datalist id="time-zones">
            {zoneNames().map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </section>
  )
}

/** Names with a place in them: those that templates take. */
const zoneNames = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))]
