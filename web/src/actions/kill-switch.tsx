import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { instruct } from '@/api/commands'
import { randomId } from '@/api/client'
import type { BotView } from '@/api/contracts'
import { botsQuery } from '@/api/queries'
import { StateChip, VenueBadge } from '@/components/chips'
import { ProblemAlert } from '@/components/feedback'
import { Signed } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { TableSkeleton } from '@/components/table-skeleton'
import { useSession } from '@/lib/session'
import { InstructionIcon, InstructionSteps, isFinal, useInstruction } from './instruction-progress'

const EVERY = 'every'
const CONFIRMATION = 'CLOSE ALL'
const HEARS = new Set(['online', 'paused', 'offline'])
/** States without an instance that could hold anything under way. */
const RELEASED = new Set(['stopped', 'sleeping'])

interface Told {
  bot: BotView
  instructionId?: string
  error?: unknown
  key: string
}

/** Pause and close all on one bot or on every bot, and nothing else: chosen, confirmed by typing, followed until the venue confirms that each is flat. */
export function KillSwitch({ onClose }: { onClose: () => void }) {
  const { may } = useSession()
  const { data: bots } = useQuery(botsQuery)
  const onBotsPage = /^\/bots\/([^/]+)/.exec(location.pathname)?.[1]
  const [scope, setScope] = useState(onBotsPage ?? EVERY)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<Told[]>()

  const chosen = (bots ?? []).filter((bot) => scope === EVERY || bot.botId === scope)
  const hearing = chosen.filter((bot) => HEARS.has(bot.state) && bot.key)
  const deaf = chosen.filter((bot) => bot.key && !hearing.includes(bot) && !RELEASED.has(bot.state))
  const positions = hearing.flatMap((bot) => bot.positions)

  async function tell(each: Told) {
    const result = await instruct(each.bot.botId, 'close-all', reason.trim() || 'Kill switch', each.key).then(
      ({ instructionId }) => ({ ...each, instructionId, error: undefined }),
      (error: unknown) => ({ ...each, error }),
    )
    setTold((before) => before?.map((other) => (other.key === each.key ? result : other)))
  }

  function confirm(event: FormEvent) {
    event.preventDefault()
    const all = hearing.map((bot): Told => ({ bot, key: randomId() }))
    setTold(all)
    all.forEach((each) => void tell(each))
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle className="text-negative">Kill switch</DialogTitle>
          <DialogDescription>
            Pauses, cancels orders and closes every position at market, reduce-only, on the bot or on all of them. It ends when the venue confirms that each is flat. It cannot be undone.
          </DialogDescription>
        </DialogHeader>
        {!may('positions.close_all') ? (
          <p className="text-sm">Owners, admins and risk managers may close all positions. Your role may not.</p>
        ) : told ? (
          <Progress told={told} onAgain={(each) => void tell({ ...each, error: undefined })} onClose={onClose} />
        ) : !bots ? (
          <TableSkeleton rows={3} />
        ) : (
          <form className="space-y-4" onSubmit={confirm}>
            <Field label="Bots">
              {(control) => (
                <Select value={scope} onValueChange={setScope}>
                  <SelectTrigger {...control} className="w-full">
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    <SelectItem value={EVERY}>Every bot of the workspace</SelectItem>
                    {bots.map((bot) => (
                      <SelectItem key={bot.botId} value={bot.botId}>
                        {bot.name}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
            <ul aria-label="What will happen" className="list-disc space-y-1 pl-4 text-sm">
              <li>
                {hearing.length === 0 ? 'No bot that can be told now.' : `${count(hearing.length, 'bot')} paused until resumed by hand; ${count(positions.length, 'position')} known to be open.`}
                {hearing.some((bot) => bot.key && !bot.key.paper && !bot.key.testnet) && <strong> Real money is traded.</strong>}
              </li>
              {positions.length > 0 && (
                <li>
                  Unrealised now: <Signed value={positions.reduce((sum, each) => sum + each.unrealisedPnl, 0)} unit={hearing[0]?.currency} /> before exit fees.
                </li>
              )}
              {hearing.some((bot) => bot.state === 'offline') && <li>Offline bots take it when they are heard from again, or it expires.</li>}
              {deaf.map((bot) => (
                <li key={bot.botId} className="text-warning">
                  {bot.name} cannot be told in its state. Stops that rest at the venue still protect what it holds; close it at the exchange if it must be flat now.
                </li>
              ))}
            </ul>
            <Field label="Reason (optional)">{(control) => <Input {...control} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />}</Field>
            <Field label={<>Type {CONFIRMATION} to confirm</>}>
              {(control) => <Input {...control} autoFocus autoComplete="off" autoCapitalize="characters" value={typed} onChange={(event) => setTyped(event.target.value)} />}
            </Field>
            <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
              <Button type="button" variant="outline" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" variant="destructive" disabled={typed.trim().toUpperCase() !== CONFIRMATION || hearing.length === 0}>
                Pause and close all
              </Button>
            </div>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}

function Progress({ told, onAgain, onClose }: { told: Told[]; onAgain: (each: Told) => void; onClose: () => void }) {
  return (
    <div className="space-y-3">
      <ul aria-label="Progress" className="divide-y rounded-md border">
        {told.map((each) => (
          <li key={each.key} className="space-y-1.5 px-3 py-2.5">
            <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
              {each.bot.name} {each.bot.key && <VenueBadge paper={each.bot.key.paper} testnet={each.bot.key.testnet} />} <StateChip bot={each.bot} />
            </p>
            {each.instructionId ? <Step instructionId={each.instructionId} /> : each.error ? <ProblemAlert error={each.error} retry={() => onAgain(each)} /> : <p className="text-xs text-muted-foreground">Sending…</p>}
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted-foreground">Closing this window does not stop it. Each bot’s Commands tab keeps the record.</p>
      <div className="flex justify-end">
        <Button variant="outline" onClick={onClose}>
          Close window
        </Button>
      </div>
    </div>
  )
}

function Step({ instructionId }: { instructionId: string }) {
  const { data } = useInstruction(instructionId)
  if (!data) return <p className="text-xs text-muted-foreground">Accepted, queued for the bot</p>
  return (
    <div role="status" className="flex items-start gap-2">
      <InstructionIcon state={data.state} />
      <div className="min-w-0 space-y-1">
        <p className="text-sm">
          {data.state === 'done' ? 'Flat, confirmed by the venue' : isFinal(data.state) ? `Not confirmed flat: ${data.detail ?? data.state}` : 'Closing…'}
        </p>
        <InstructionSteps instruction={data} />
      </div>
    </div>
  )
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
