import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { candleFetchesQuery, fetchCandles } from '@/api/candles'
import { ApiError } from '@/api/client'
import type { ContractType, Venue } from '@/api/contracts'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { number } from '@/format/numbers'
import { venueName } from '@/format/words'
import { ContractSelect } from './contract-select'
import { INTERVALS, MOST_CANDLES, candlesIn, type IntervalLabel } from './span'

const VENUES: Venue[] = ['paper', 'bybit']

export function FetchDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(shown) => !shown && onClose()}>
      <DialogContent className="max-w-lg">
        <DialogHeader>
          <DialogTitle>Read candles from an exchange</DialogTitle>
          <DialogDescription>Public data: no key is needed. Funding rates come along where the exchange keeps them. It goes on in the background.</DialogDescription>
        </DialogHeader>
        <FetchForm onClose={onClose} />
      </DialogContent>
    </Dialog>
  )
}

function FetchForm({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [venue, setVenue] = useState<Venue>('paper')
  const [testnet, setTestnet] = useState(false)
  const [symbol, setSymbol] = useState('BTCUSDT')
  const [contract, setContract] = useState<ContractType>('linear')
  const [interval, setInterval] = useState<IntervalLabel>('1h')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [named, setNamed] = useState<string>()
  const name = named ?? (from && to ? `${symbol} ${interval} ${from} to ${to}` : '')
  const candles = candlesIn(from, to, interval)
  const problem = candles === undefined ? undefined : candles < 2 ? 'The end has to lie after the beginning.' : candles > MOST_CANDLES ? `${number(candles, 0)} candles; allowed are ${number(MOST_CANDLES, 0)}. Take a coarser interval or a shorter span.` : undefined
  const begin = useMutation({
    mutationFn: () => fetchCandles({ name: name.trim(), venue, testnet: venue !== 'paper' && testnet, symbol: symbol.trim(), contractType: contract, interval, from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: candleFetchesQuery.queryKey })
      onClose()
    },
  })
  const fields = begin.error instanceof ApiError ? begin.error.fields : {}
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!problem) begin.mutate()
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Exchange">
          {(control) => (
            <Select value={venue} onValueChange={(value) => setVenue(value as Venue)}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {VENUES.map((each) => (
                  <SelectItem key={each} value={each}>
                    {venueName(each)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        {venue !== 'paper' && (
          <Field label="Testnet">{(control) => <Switch id={control.id} checked={testnet} onCheckedChange={setTestnet} className="mt-2" />}</Field>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Symbol" error={fields.symbol}>
          {(control) => <Input {...control} required maxLength={32} spellCheck={false} value={symbol} onChange={(event) => setSymbol(event.target.value.toUpperCase())} />}
        </Field>
        <ContractSelect value={contract} onChange={setContract} />
        <Field label="Interval" error={fields.interval}>
          {(control) => (
            <Select value={interval} onValueChange={(value) => setInterval(value as IntervalLabel)}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {INTERVALS.map((each) => (
                  <SelectItem key={each} value={each}>
                    {each}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="From (UTC)" hint={venue === 'paper' ? 'Its market plays January 2022.' : undefined} error={fields.from ?? problem}>
          {(control) => <Input {...control} required type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        <Field label="To (UTC)" hint={candles !== undefined && !problem ? `${number(candles, 0)} candles` : 'Without that day itself.'}>
          {(control) => <Input {...control} required type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
        </Field>
      </div>
      <Field label="Name" error={fields.name}>
        {(control) => <Input {...control} required maxLength={80} value={name} onChange={(event) => setNamed(event.target.value)} />}
      </Field>
      <ProblemAlert error={begin.error} />
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={begin.isPending || problem !== undefined}>
          {begin.isPending ? 'Asking…' : 'Read candles'}
        </Button>
      </DialogFooter>
    </form>
  )
}
