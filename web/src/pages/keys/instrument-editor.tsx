import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { MarginMode } from '@/api/contracts'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { emptyRow, rowProblem, type InstrumentRow } from './instrument-rows'

/** What may be traded with a key, how leveraged, and how each position is margined. */
export function InstrumentEditor({ rows, onChange, showProblems }: { rows: InstrumentRow[]; onChange: (rows: InstrumentRow[]) => void; showProblems: boolean }) {
  const headingId = useId()
  const set = (id: number, part: Partial<InstrumentRow>) => onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  return (
    <fieldset aria-labelledby={headingId} className="space-y-2">
      <p id={headingId} className="text-xs font-medium">
        Instruments
      </p>
      {rows.map((row, index) => {
        const problem = rowProblem(row, rows)
        return (
          <div key={row.id} className="rounded-md border p-2">
            <div className="grid grid-cols-[1fr_5rem_auto] items-center gap-2 sm:grid-cols-[1fr_5.5rem_7.5rem_auto_auto]">
              <Input aria-label={`Symbol ${index + 1}`} placeholder="BTCUSDT" autoCapitalize="characters" spellCheck={false} value={row.symbol} onChange={(event) => set(row.id, { symbol: event.target.value })} className="uppercase placeholder:normal-case" />
              <div className="relative">
                <Input aria-label={`Leverage ${index + 1}`} inputMode="decimal" value={row.leverage} onChange={(event) => set(row.id, { leverage: event.target.value })} className="pr-6 text-right tabular-nums" />
                <span aria-hidden className="absolute top-1/2 right-2.5 -translate-y-1/2 text-xs text-muted-foreground">
                  ×
                </span>
              </div>
              <Button variant="ghost" size="icon" aria-label={`Remove instrument ${index + 1}`} className="sm:order-last" disabled={rows.length === 1} onClick={() => onChange(rows.filter((each) => each.id !== row.id))}>
                <Trash2 />
              </Button>
              <Select value={row.marginMode} onValueChange={(marginMode) => set(row.id, { marginMode: marginMode as MarginMode })}>
                <SelectTrigger aria-label={`Margin mode ${index + 1}`}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value="isolated">Isolated</SelectItem>
                  <SelectItem value="cross">Cross</SelectItem>
                </SelectContent>
              </Select>
              <label className="flex items-center gap-2 text-xs text-muted-foreground">
                <Switch aria-label={`Entries allowed ${index + 1}`} checked={row.enabled} onCheckedChange={(enabled) => set(row.id, { enabled })} /> entries
              </label>
            </div>
            {showProblems && problem && <p className="mt-1 text-xs text-negative">{problem}</p>}
          </div>
        )
      })}
      <Button variant="outline" size="sm" onClick={() => onChange([...rows, emptyRow()])}>
        <Plus /> Add instrument
      </Button>
    </fieldset>
  )
}
