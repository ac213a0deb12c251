import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BacktestConditions } from '@/api/backtests'
import { candleSetsQuery, type CandleSet } from '@/api/candles'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { NumberInput } from '@/components/forms/number-input'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { number } from '@/format/numbers'
import { beginOf, candleCount, dayOf, fromPercent, tooMany, toPercent, withCandles } from './conditions'
import { FILLS } from './words'

const MOST_SYMBOLS = 5

interface ConditionsFormProps {
  conditions: BacktestConditions
  onChange: (next: BacktestConditions) => void
  errors: Record<string, string>
}

/** Everything under which a backtest runs; what is refused is said at its field. */
export function ConditionsForm({ conditions, onChange, errors }: ConditionsFormProps) {
  const set = (part: Partial<BacktestConditions>) => onChange({ ...conditions, ...part })
  const amount = (name: 'cash' | 'leverage' | 'slippageBps', label: string, limits: { min: number; max: number; step: string }, hint?: string) => (
    <Field label={label} error={errors[name]} hint={hint}>
      {(control) => <NumberInput {...control} {...limits} required value={conditions[name]} onNumber={(value) => value !== undefined && set({ [name]: value })} />}
    </Field>
  )
  return (
    <div className="space-y-6">
      <Part title="Candles">
        <Markets conditions={conditions} set={set} error={errors.candleSets} />
      </Part>
      <Part title="Account">
        <Grid>
          {amount('cash', 'Cash at the start', { min: 0, max: 1e9, step: 'any' }, 'In the settlement currency.')}
          {amount('leverage', 'Leverage', { min: 1, max: 125, step: 'any' }, 'How much of it is used, the template’s sizing says.')}
          <Choice label="Margin" value={conditions.marginMode} options={{ isolated: 'Isolated', cross: 'Cross' }} onChange={(marginMode) => set({ marginMode: marginMode as BacktestConditions['marginMode'] })} />
        </Grid>
      </Part>
      <Part title="Costs and fills">
        <Grid>
          <Field label="Taker fee, %" error={errors.takerFee} hint="Of an order’s value.">
            {(control) => <NumberInput {...control} required step="any" min={-0.99} max={9.99} value={toPercent(conditions.takerFee)} onNumber={(value) => value !== undefined && set({ takerFee: fromPercent(value) })} />}
          </Field>
          <Field label="Maker fee, %" error={errors.makerFee} hint="Of targets, which rest at the venue. Empty: as takers.">
            {(control) => (
              <NumberInput {...control} step="any" min={-0.99} max={9.99} value={conditions.makerFee === null ? undefined : toPercent(conditions.makerFee)} onNumber={(value) => set({ makerFee: value === undefined ? null : fromPercent(value) })} />
            )}
          </Field>
          {amount('slippageBps', 'Slippage, bps', { min: 0, max: 1000, step: 'any' }, 'Against every market fill.')}
          <Choice label="Inside a candle" value={conditions.fill} hint={FILLS[conditions.fill]?.meaning} options={Object.fromEntries(Object.entries(FILLS).map(([id, { label }]) => [id, label]))} onChange={(fill) => set({ fill: fill as BacktestConditions['fill'] })} />
        </Grid>
      </Part>
      <Part title="Rules">
        <div className="grid gap-3 sm:grid-cols-3">
          <Toggle label="Trading sessions" hint="As the template has them." checked={conditions.sessions} onChange={(sessions) => set({ sessions })} />
          <Toggle label="Funding" hint="Paid where its history is known." checked={conditions.funding} onChange={(funding) => set({ funding })} />
          <Toggle label="Risk limits" hint="A bot’s default limits." checked={conditions.riskLimits} onChange={(riskLimits) => set({ riskLimits })} />
        </div>
        <Grid>
          <Field label="Template made on prices before" error={errors.inSampleTo} hint="What comes after is judged apart, as it was never seen. Leave empty if you do not know.">
            {(control) => <Input {...control} type="date" value={dayOf(conditions.inSampleTo)} onChange={(event) => set({ inSampleTo: beginOf(event.target.value) })} />}
          </Field>
        </Grid>
      </Part>
      <Contract conditions={conditions} set={set} errors={errors} />
    </div>
  )
}

function Markets({ conditions, set, error }: { conditions: BacktestConditions; set: (part: Partial<BacktestConditions>) => void; error?: string }) {
  const { data: sets, error: failure, refetch } = useQuery(candleSetsQuery)
  if (!sets) return failure ? <ProblemAlert error={failure} retry={() => void refetch()} /> : <Skeleton className="h-16" />
  const chosen = conditions.candleSets.flatMap((id) => sets.filter((each) => each.candleSetId === id))
  const free = sets.filter((each) => chosen.every((one) => one.symbol !== each.symbol))
  const count = candleCount(conditions, chosen)
  const spans = chosen.map((each) => each.span)
  const quick = (days: number) => {
    const end = Math.min(...spans.map((span) => Date.parse(span.to)))
    set({ from: beginOf(new Date(end - days * 86_400_000).toISOString().slice(0, 10)), to: null })
  }
  return (
    <div className="space-y-3">
      {chosen.map((each) => (
        <div key={each.candleSetId} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border px-3 py-2 text-sm">
          <span className="font-medium">{each.symbol}</span>
          <span className="text-muted-foreground">{describe(each)}</span>
          <Button type="button" variant="ghost" size="icon" className="ml-auto size-7" aria-label={`Leave out ${each.name}`} onClick={() => set({ candleSets: conditions.candleSets.filter((id) => id !== each.candleSetId) })}>
            <X />
          </Button>
        </div>
      ))}
      {free.length > 0 && chosen.length < MOST_SYMBOLS && (
        <Field label={chosen.length ? 'Another symbol in the same account' : 'Candles'} error={error}>
          {(control) => (
            <Select value="" onValueChange={(id) => set(withCandles(conditions, sets.find((each) => each.candleSetId === id)!))}>
              <SelectTrigger {...control} className="max-w-xl">
                <SelectValue placeholder="Choose candles…" />
              </SelectTrigger>
              <SelectContent>
                {free.map((each) => (
                  <SelectItem key={each.candleSetId} value={each.candleSetId}>
                    {each.name} · {each.symbol} · {each.span.interval}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      )}
      {error && free.length === 0 && <p className="text-xs text-negative">{error}</p>}
      {chosen.length > 0 && (
        <div className="flex flex-wrap items-end gap-3">
          <Field label="From (UTC)" hint="Earlier candles warm up.">
            {(control) => <Input {...control} type="date" className="w-40" value={dayOf(conditions.from)} onChange={(event) => set({ from: beginOf(event.target.value) })} />}
          </Field>
          <Field label="To (UTC), exclusive" hint={`${number(count, 0)} candles`} error={tooMany(count) ? `${number(count, 0)} candles; 600,000 at most` : undefined}>
            {(control) => <Input {...control} type="date" className="w-40" value={dayOf(conditions.to)} onChange={(event) => set({ to: beginOf(event.target.value) })} />}
          </Field>
          <div role="group" aria-label="Quick periods" className="flex gap-1 pb-6">
            <Button type="button" variant="ghost" size="sm" onClick={() => set({ from: null, to: null })}>
              All
            </Button>
            {[7, 30, 365].map((days) => (
              <Button key={days} type="button" variant="ghost" size="sm" onClick={() => quick(days)}>
                Last {days === 365 ? 'year' : `${days} d`}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function describe({ name, span, fundingRates }: CandleSet): string {
  return `${name} · ${span.interval} · ${span.from.slice(0, 10)} to ${span.to.slice(0, 10)}${span.missing ? ` · ${number(span.missing, 0)} missing` : ''}${fundingRates ? '' : ' · no funding rates'}`
}

function Contract({ conditions, set, errors }: { conditions: BacktestConditions; set: (part: Partial<BacktestConditions>) => void; errors: Record<string, string> }) {
  const { contract } = conditions
  const change = (part: Partial<typeof contract>) => set({ contract: { ...contract, ...part } })
  const field = (name: 'contractSize' | 'tickSize' | 'lotSize' | 'minQuantity' | 'minNotional', label: string, hint: string) => (
    <Field label={label} hint={hint} error={errors[name]}>
      {(control) => <NumberInput {...control} required min={0} step="any" value={contract[name]} onNumber={(value) => value !== undefined && change({ [name]: value })} />}
    </Field>
  )
  return (
    <details className="rounded-md border px-4 py-3">
      <summary className="cursor-pointer text-sm font-semibold">Contract: {contract.type}, price step {contract.tickSize || 'none'}, quantity step {contract.lotSize || 'none'}</summary>
      <div className="mt-4">
        <Grid>
          <Choice label="Type" value={contract.type} options={{ linear: 'Linear (settled in quote)', inverse: 'Inverse (settled in base)' }} onChange={(type) => change({ type: type as typeof contract.type })} />
          {field('contractSize', 'Contract size', contract.type === 'inverse' ? 'Worth of one contract in quote currency.' : 'Base units in one contract.')}
          {field('tickSize', 'Price step', '0 for none.')}
          {field('lotSize', 'Quantity step', '0 for none.')}
          {field('minQuantity', 'Least quantity', '0 for none.')}
          {field('minNotional', 'Least order value', '0 for none.')}
          <Field label="Maintenance margin, %" error={errors.maintenanceMargin} hint="Liquidation follows from it.">
            {(control) => <NumberInput {...control} required min={0} max={49.9} step="any" value={toPercent(contract.maintenanceMargin)} onNumber={(value) => value !== undefined && change({ maintenanceMargin: fromPercent(value) })} />}
          </Field>
        </Grid>
      </div>
    </details>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-3">
      <h2 className="text-sm font-semibold">{title}</h2>
      {children}
    </section>
  )
}

function Grid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">{children}</div>
}

function Choice({ label, value, options, hint, onChange }: { label: string; value: string; options: Record<string, string>; hint?: string; onChange: (value: string) => void }) {
  return (
    <Field label={label} hint={hint}>
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

function Toggle({ label, hint, checked, onChange }: { label: string; hint: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Label className="flex cursor-pointer items-start gap-3 rounded-md border px-3 py-2.5">
      <Switch checked={checked} onCheckedChange={onChange} aria-label={label} />
      <span>
        <span className="block text-sm">{label}</span>
        <span className="text-xs font-normal text-muted-foreground">{hint}</span>
      </span>
    </Label>
  )
}
