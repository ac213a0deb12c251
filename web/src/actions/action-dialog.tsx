import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { toast } from 'sonner'
import { closePosition, instruct, redeployBot, updateBot, wakeBot } from '@/api/commands'
import { randomId } from '@/api/client'
import type { BotView, Position } from '@/api/contracts'
import { instructionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { VenueBadge } from '@/components/chips'
import { closeConsequence, type BotActionKind } from './bot-actions'
import { InstructionToast } from './instruction-progress'

/** Something that a person is about to tell a bot. */
export type AskedAction =
  | { act: 'bot'; kind: BotActionKind; bot: BotView }
  | { act: 'close'; botId: string; botName: string; paper: boolean; testnet?: boolean; currency: string; position: Position }

const ActionContext = createContext<(action: AskedAction) => void>(() => {})

/** Asks for confirmation, then tells the bot; what became of it is shown as it happens. */
export function useAskAction() {
  return useContext(ActionContext)
}

export function ActionProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<AskedAction>()
  const count = useRef(0)
  const ask = useMemo(
    () => (action: AskedAction) => {
      count.current += 1
      setAsked(action)
    },
    [],
  )
  return (
    <ActionContext value={ask}>
      {children}
      {asked && <ActionDialog key={count.current} action={asked} onClose={() => setAsked(undefined)} />}
    </ActionContext>
  )
}

function ActionDialog({ action, onClose }: { action: AskedAction; onClose: () => void }) {
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  // One key for this question, however often the button is pressed or the network asks for another try.
  const [idempotencyKey] = useState(randomId)
  const shown = describe(action)

  async function confirm() {
    setBusy(true)
    setError(undefined)
    try {
      const instructionId = await perform(action, reason.trim(), idempotencyKey)
      if (instructionId) {
        void queryClient.prefetchQuery(instructionQuery(instructionId))
        // The bot's own page shows it under its name already.
        if (!location.pathname.includes(`/bots/${shown.botId}/`)) {
          toast.custom((id) => <InstructionToast toastId={id} instructionId={instructionId} botName={shown.botName} />, { duration: Infinity, id: instructionId })
        }
      } else {
        toast.success(`${shown.botName}: ${shown.verb.toLowerCase()} accepted`)
      }
      onClose()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <AlertDialog open onOpenChange={(open) => !open && !busy && onClose()}>
      <AlertDialogContent>
        <div className="space-y-2">
          <AlertDialogTitle className="flex flex-wrap items-center gap-2">
            {shown.title} <VenueBadge paper={shown.paper} testnet={shown.testnet} />
          </AlertDialogTitle>
          <AlertDialogDescription asChild>
            <ul className="list-disc space-y-1 pl-4">
              {shown.consequence.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </AlertDialogDescription>
        </div>
        {shown.takesReason && (
          <Field label="Reason (optional)" hint="Kept with the command, for whoever reads the record.">
            {(control) => <Input {...control} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        )}
        <ProblemAlert error={error} />
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={busy}>
              Cancel
            </Button>
          </AlertDialogCancel>
          <Button variant={shown.destructive ? 'destructive' : 'default'} disabled={busy} onClick={() => void confirm()}>
            {busy ? 'Sending…' : shown.verb}
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}

async function perform(action: AskedAction, reason: string, idempotencyKey: string): Promise<string | undefined> {
  if (action.act === 'close') {
    return (await closePosition(action.botId, action.position.symbol, reason, idempotencyKey)).instructionId
  }
  if (action.kind.verb === 'redeploy') {
    await redeployBot(action.bot.botId)
    return undefined
  }
  if (action.kind.verb === 'wake') {
    await wakeBot(action.bot.botId)
    return undefined
  }
  if (action.kind.verb === 'update') {
    return (await updateBot(action.bot.botId, action.bot.newerVersion ?? '', reason, idempotencyKey)).instructionId
  }
  return (await instruct(action.bot.botId, action.kind.verb, reason, idempotencyKey)).instructionId
}

function describe(action: AskedAction) {
  if (action.act === 'close') {
    return {
      title: `Close ${action.position.symbol} on ${action.botName}?`,
      verb: 'Close position',
      botId: action.botId,
      botName: action.botName,
      consequence: closeConsequence(action.position, action.currency),
      destructive: true,
      takesReason: true,
      paper: action.paper,
      testnet: action.testnet,
    }
  }
  const { kind, bot } = action
  return {
    title: kind.question(bot.name),
    verb: kind.label,
    botId: bot.botId,
    botName: bot.name,
    consequence: kind.consequence(bot),
    destructive: kind.destructive,
    takesReason: kind.verb !== 'redeploy' && kind.verb !== 'wake',
    paper: bot.key?.paper ?? false,
    testnet: bot.key?.testnet,
  }
}
