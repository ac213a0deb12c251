import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/api/client'
import { addKey, addPaperAccount } from '@/api/commands'
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
const LEAST_BALANCE = 10
const MOST_BALANCE = 100_000_000

export function AddKeyDialog({ open, onOpenChange, onAdded }: { open: boolean; onOpenChange: (open: boolean) => void; onAdded: (keyId: string) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Add key</DialogTitle>
          <DialogDescription>A secret is encrypted on arrival, reaches only the bot that uses it, and is never shown again. Give it trading rights, never withdrawal.</DialogDescription>
        </DialogHeader>
        <AddKeyForm onDone={() => onOpenChange(false)} onAdded={onAdded} />
      </DialogContent>
    </Dialog>
  )
}

export function AddKeyForm({ onDone, onAdded }: { onDone: () => void; onAdded: (keyId: string) => void }) {
  const queryClient = useQueryClient()
  const [label, setLabel] = useState('')
  const [venue, setVenue] = useState<Venue>('paper')
  const [contractType, setContractType] = useState<ContractType>('linear')
  const [testnet, setTestnet] = useState(false)
  const [apiKey, setApiKey] = useState('')
  const [apiSecret, setApiSecret] = useState('')
  const [opensAccount, setOpensAccount] = useState(true)
  const [balance, setBalance] = useState('10000')
  const [rows, setRows] = useState(() => [emptyRow()])
  const [asked, setAsked] = useState(false)
  const opening = venue === 'paper' && opensAccount
  const balanceProblem = opening && !(Number.isInteger(Number(balance)) && Number(balance) >= LEAST_BALANCE && Number(balance) <= MOST_BALANCE) ? `Whole USDT, ${LEAST_BALANCE} to 100,000,000.` : undefined
  const complete = rows.every((row) => !rowProblem(row, rows)) && !balanceProblem
  const add = useMutation({
    mutationFn: () =>
      opening
        ? addPaperAccount(label.trim(), Number(balance), toInstruments(rows))
        : addKey({
            label: label.trim(),
            venue,
            contractType,
            testnet: venue !== 'paper' && testnet,
            apiKey: apiKey.trim(),
            apiSecret: apiSecret.trim(),
            passphrase: null,
            instruments: toInstruments(rows),
          }),
    onSuccess: ({ keyId }) => {
      toast.success(`Key ${label.trim()} added`)
      void queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
      onAdded(keyId)
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
        {venue === 'paper' && (
          <Field label="Account">
            {(control) => (
              <Select value={opensAccount ? 'new' : 'existing'} onValueChange={(value) => setOpensAccount(value === 'new')}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value="new">Open a new one</SelectItem>
                  <SelectItem value="existing">I have its key</SelectItem>
                </SelectContent>
              </Select>
            )}
          </Field>
        )}
        {opening && (
          <Field label="Balance (USDT)" error={fields.balance ?? balanceProblem} hint="Play money.">
            {(control) => <Input {...control} required inputMode="numeric" className="text-right tabular-nums" value={balance} onChange={(event) => setBalance(event.target.value)} />}
          </Field>
        )}
        {!opening && (
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
        )}
        {venue !== 'paper' && (
          <Field label="Testnet" error={fields.testnet}>
            {(control) => <Switch id={control.id} checked={testnet} onCheckedChange={setTestnet} className="mt-2" />}
          </Field>
        )}
      </div>
      {!opening && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="API key" error={fields.apiKey}>
            {(control) => <Input {...control} required autoComplete="off" spellCheck={false} className="font-mono" value={apiKey} onChange={(event) => setApiKey(event.target.value)} />}
          </Field>
          <Field label="API secret" error={fields.apiSecret} hint="Entered once, never shown again.">
            {(control) => <Input {...control} required type="password" autoComplete="new-password" className="font-mono" value={apiSecret} onChange={(event) => setApiSecret(event.target.value)} />}
          </Field>
        </div>
      )}
      {!opening && (
        <p className="text-xs text-muted-foreground">
          Before it is saved the key is tried at the exchange with requests that only read, from the backend’s address. One that may withdraw is refused. If you bind it to addresses at the exchange, bind it to that of the bot that
          will use it (on the bot’s page): a bot trades from its own reserved address, and tries the key again from there.
        </p>
      )}
      <InstrumentEditor rows={rows} onChange={setRows} showProblems={asked} />
      <ProblemAlert error={add.error} />
      <DialogFooter>
        <Button variant="outline" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={add.isPending}>
          {add.isPending ? (opening ? 'Opening the account…' : 'Trying it at the exchange…') : 'Add key'}
        </Button>
      </DialogFooter>
    </form>
  )
}
