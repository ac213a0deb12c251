import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { InstructionToast } from '@/actions/instruction-progress'
import { ApiError, randomId } from '@/api/client'
import { placeOrder, type OrderByHand } from '@/api/commands'
import type { BotView, Side } from '@/api/contracts'
import { instructionQuery } from '@/api/queries'
import { VenueBadge } from '@/components/chips'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { useSession } from '@/lib/session'

interface Draft {
  symbol: string
  side: Side
  type: 'market' | 'limit'
  quantity: string
  limitPrice: string
  stopPrice: string
  reduceOnly: boolean
  reason: string
}

const positive = (text: string) => (Number(text) > 0 ? undefined : 'A number above 0.')

/** An order by hand: what it is, what will follow, then sent once under one key however often it is pressed. */
export function PlaceOrder({ bot, onClose }: { bot: BotView; onClose: () => void }) {
  const { may } = useSession()
  const client = useQueryClient()
  const [key, setKey] = useState(randomId)
  const [draft, setDraft] = useState<Draft>({
    symbol: bot.key?.symbols[0] ?? '',
    side: 'long',
    type: 'market',
    quantity: '',
    limitPrice: '',
    stopPrice: '',
    reduceOnly: !may('bots.assign_template'),
    reason: '',
  })
  const [tried, setTried] = useState(false)
  const send = useMutation({
    mutationFn: (order: OrderByHand) => placeOrder(bot.botId, order, key),
    onSuccess: ({ instructionId }) => {
      void client.prefetchQuery(instructionQuery(instructionId))
      toast.custom((id) => <InstructionToast toastId={id} instructionId={instructionId} botName={bot.name} />, { duration: Infinity, id: instructionId })
      onClose()
    },
  })
  const change = (part: Partial<Draft>) => {
    send.reset()
    setKey(randomId()) // another order, another key
    setDraft((before) => ({ ...before, ...part }))
  }
  const refused = send.error instanceof ApiError ? send.error.fields : {}
  const limit = draft.type === 'limit' && !draft.reduceOnly
  const problems = {
    quantity: positive(draft.quantity),
    limitPrice: limit ? positive(draft.limitPrice) : undefined,
    stopPrice: !draft.reduceOnly && draft.stopPrice ? positive(draft.stopPrice) : undefined,
  }
  const shown = (field: keyof typeof problems) => (tried ? problems[field] : undefined) ?? refused[field]

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(problems).some(Boolean)) return
    send.mutate({
      symbol: draft.symbol,
      side: draft.side,
      quantity: Number(draft.quantity),
      limitPrice: limit ? Number(draft.limitPrice) : null,
      stopPrice: !draft.reduceOnly && draft.stopPrice ? Number(draft.stopPrice) : null,
      reduceOnly: draft.reduceOnly,
      reason: draft.reason.trim() || null,
    })
  }

  const choose = (label: string, value: string, options: [string, string][], onChange: (value: string) => void) => (
    <Field label={label}>
      {(control) => (
        <Select value={value} onValueChange={onChange}>
          <SelectTrigger {...control} className="w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {options.map(([each, name]) => (
              <SelectItem key={each} value={each}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
  const figure = (label: string, field: 'quantity' | 'limitPrice' | 'stopPrice', hint?: string) => (
    <Field label={label} hint={hint} error={shown(field)}>
      {(control) => <Input {...control} inputMode="decimal" autoComplete="off" className="text-right tabular-nums" value={draft[field]} onChange={(event) => change({ [field]: event.target.value })} />}
    </Field>
  )

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="flex flex-wrap items-center gap-2">
            Order by hand on {bot.name} {bot.key && <VenueBadge paper={bot.key.paper} testnet={bot.key.testnet} />}
          </DialogTitle>
          <DialogDescription>Under the bot’s risk limits. It must reach the bot within 30 seconds, or it expires.</DialogDescription>
        </DialogHeader>
        <form className="space-y-4" onSubmit={submit}>
          <div className="grid grid-cols-2 gap-3">
            {choose('Instrument', draft.symbol, (bot.key?.symbols ?? []).map((each) => [each, each]), (symbol) => change({ symbol }))}
            {choose('Side', draft.side, [['long', 'Buy'], ['short', 'Sell']], (side) => change({ side: side as Side }))}
            {!draft.reduceOnly && choose('Type', draft.type, [['market', 'Market'], ['limit', 'Limit']], (type) => change({ type: type as Draft['type'] }))}
            {figure('Quantity', 'quantity')}
            {limit && figure('Limit price', 'limitPrice')}
            {!draft.reduceOnly && figure('Stop (optional)', 'stopPrice', 'The tighter of this and the template’s counts.')}
          </div>
          <div className="flex items-center justify-between gap-3">
            <Label htmlFor="reduce-only">Reduce-only: take from a position, never open one</Label>
            <Switch id="reduce-only" checked={draft.reduceOnly} disabled={!may('positions.close') || !may('bots.assign_template')} onCheckedChange={(reduceOnly) => change({ reduceOnly })} />
          </div>
          <ul className="list-disc space-y-1 pl-4 text-sm text-muted-foreground">
            {draft.reduceOnly ? (
              <li>Sent at market at once, for no more than the position holds. No limit keeps it out.</li>
            ) : (
              <>
                <li>{limit ? 'Rests at the venue until its price comes or it is cancelled; taken back the moment a risk limit would keep it out.' : `Fills at once within ${bot.riskLimits.maxSlippagePct} % of the last price; the rest is dropped.`}</li>
                <li>What fills becomes a trade of the bot: {bot.template ? `the exit rules of ${bot.template.name} manage it, and its stop rests at the venue.` : 'that needs a template, and none is assigned.'}</li>
              </>
            )}
            {bot.key && !bot.key.paper && !bot.key.testnet && <li className="font-medium text-warning">It trades real money.</li>}
          </ul>
          <Field label="Reason (optional)">{(control) => <Input {...control} value={draft.reason} maxLength={200} onChange={(event) => setDraft((before) => ({ ...before, reason: event.target.value }))} />}</Field>
          <ProblemAlert error={send.error} />
          <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Button type="button" variant="outline" onClick={onClose} disabled={send.isPending}>
              Cancel
            </Button>
            <Button type="submit" disabled={send.isPending}>
              {send.isPending ? 'Sending…' : `${draft.side === 'long' ? 'Buy' : 'Sell'} ${draft.quantity || ''} ${draft.symbol}`}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
