import { Input } from '@/components/ui/input'
import { cn } from '@/lib/utils'
import { QUICK_RANGES, type Range } from '@/lib/range'
import { usePreferences } from '@/settings/preferences'
import { zoneName } from '@/format/time'

/** Quick ranges, or a first and a last day. What is chosen goes back to the page, for its address. */
export function RangePicker({ value, onChange, counted }: { value: Range; onChange: (value: Range) => void; counted?: string }) {
  const { zone } = usePreferences()
  const all = !value.range && !value.from && !value.to
  const day = (name: 'from' | 'to', label: string) => (
    <Input
      type="date"
      aria-label={label}
      title={`${label}, ${zoneName(Date.now(), zone)}`}
      value={value[name] ?? ''}
      onChange={(event) => onChange({ from: value.from, to: value.to, range: undefined, [name]: event.target.value || undefined })}
      className="h-8 w-34 px-2 text-xs max-sm:h-10 max-sm:w-40"
    />
  )
  return (
    <div role="group" aria-label="Range" className="flex flex-wrap items-center gap-2">
      <div className="flex overflow-hidden rounded-md border" title={counted}>
        {QUICK_RANGES.map(([id, label]) => (
          <Quick key={id} label={label} chosen={value.range === id} onClick={() => onChange({ range: id, from: undefined, to: undefined })} />
        ))}
        <Quick label="All" chosen={all} onClick={() => onChange({ range: undefined, from: undefined, to: undefined })} />
      </div>
      <div className="flex items-center gap-1 text-xs text-muted-foreground">
        {day('from', 'First day')}–{day('to', 'Last day')}
      </div>
    </div>
  )
}

function Quick({ label, chosen, onClick }: { label: string; chosen: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onClick}
      className={cn('h-8 border-r px-2.5 text-xs text-muted-foreground last:border-r-0 hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2 max-sm:h-10', chosen && 'bg-accent font-medium text-foreground')}
    >
      {label}
    </button>
  )
}
