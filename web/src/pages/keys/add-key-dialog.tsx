import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/api/client'
import { addKey } from '@/api/commands'
import type { ContractType, Venue } from '@/api/contracts'
import { keysQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { venueName } from '@/format/words'
import { InstrumentEditor } from './instrument-editor'
import { emptyRow, rowProblem, toInstruments } from './instrument-rows'

const VENUES: Venue[] = ['paper', 'bybit']

export function AddKeyDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Add key</DialogTitle>
          <DialogDescription>The secret is encrypted on arrival, reaches only the bot that uses it, and is never shown again. Give it trading rights, never withdrawal.</DialogDescription>
        </DialogHeader>
        <AddKeyForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

export function AddKeyForm({ onDone }: { onDone: () => void }) {
  const queryClient = useQueryClient()
  const [label, setLabel] = useState('')
  const [venue, setVenue] = useState<Venue>('paper')
  const [contractType, setContractType] = useState<ContractType>('linear')
  const [testnet, setTestnet] = useState(false)
  const [apiKey, setApiKey] = useState('')
  const [apiSecret, setApiSecret] = useState('')
  const [rows, setRows] = useState(() => [emptyRow()])
  const [asked, setAsked] = useState(false)
  const complete = rows.every((row) => !rowProblem(row, rows))
  const add = useMutation({
    mutationFn: () =>
      addKey({
        label: label.trim(),
        venue,
        contractType,
        testnet: venue !== 'paper' && testnet,
        apiKey: apiKey.trim(),
        apiSecret: apiSecret.trim(),
        passphrase: null,
        instruments: toInstruments(rows),
      }),
    onSuccess: () => {
      toast.success(`Key ${label.trim()} added`)
      void queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
      onDone()
    },
  })
  const fields = add.error instanceof ApiError ? add.error.fields : {}

  return (
    <form
      className="space-y-4"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (complete) add.mutate()
      }}
    >
      <Field label="Label" hint="How you recognise it." error={fields.label}>
        {(control) => <Input {...control} required maxLength={60} autoFocus value={label} onChange={(event) => setLabel(event.target.value)} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Exchange" error={fields.venue}>
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
        <Field label="Contracts" error={fields.contractType}>
          {(control) => (
            <Select value={contractType} onValueChange={(value) => setContractType(value as ContractType)}>
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
        {venue !== 'paper' && (
          <Field label="Testnet" error={fields.testnet}>
            {(control) => <Switch id={control.id} checked={testnet} onCheckedChange={setTestnet} className="mt-2" />}
          </Field>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="API key" error={fields.apiKey}>
          {(control) => <Input {...control} required autoComplete="off" spellCheck={false} className="font-mono" value={apiKey} onChange={(event) => setApiKey(event.target.value)} />}
        </Field>
        <Field label="API secret" error={fields.apiSecret} hint="Entered once, never shown again.">
          {(control) => <Input {...control} required type="password" autoComplete="new-password" className="font-mono" value={apiSecret} onChange={(event) => setApiSecret(event.target.value)} />}
        </Field>
      </div>
      <InstrumentEditor rows={rows} onChange={setRows} showProblems={asked} />
      <ProblemAlert error={add.error} />
      <DialogFooter>
        <Button variant="outline" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={add.isPending}>
          {add.isPending ? 'Adding…' : 'Add key'}
        </Button>
      </DialogFooter>
    </form>
  )
}
