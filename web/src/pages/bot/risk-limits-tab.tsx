import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { setRiskLimits } from '@/api/commands'
import type { BotView, RiskLimits } from '@/api/contracts'
import { useAskAction } from '@/actions/action-dialog'
import { offeredActions } from '@/actions/bot-actions'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Switch } from '@/components/ui/switch'
import { limitName } from '@/format/words'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { cn } from '@/lib/utils'
import { changes, fromTexts, LIMIT_GROUPS, limitProblem, range, toTexts, type LimitField } from './risk-limit-fields'
import { actsAtOnce, useOfLimit, type LimitUse } from './risk-limit-use'

/** The limits that override every signal and every exit. A change is in force the moment the bot has it. */
export function RiskLimitsTab({ bot }: { bot: BotView }) {
  const { may } = useSession()
  const editable = may('risk.edit')
  const [base, setBase] = useState(bot.riskLimits)
  const [texts, setTexts] = useState(() => toTexts(bot.riskLimits))
  const [closeAll, setCloseAll] = useState(bot.riskLimits.dailyLossCloseAll)
  const [confirming, setConfirming] = useState(false)
  const problems = LIMIT_GROUPS.flatMap((group) => group.fields).filter((field) => limitProblem(field, texts[field.name] ?? ''))
  const wanted = fromTexts(texts, closeAll)
  const changed = problems.length > 0 ? [] : changes(base, wanted)
  const dirty = problems.length > 0 || changed.length > 0
  const consequences = changed.length > 0 ? actsAtOnce(wanted, bot.riskUse) : []
  const elsewhere = changes(base, bot.riskLimits)

  function take(limits: RiskLimits) {
    setBase(limits)
    setTexts(toTexts(limits))
    setCloseAll(limits.dailyLossCloseAll)
  }
  // Somebody else changed them (or our own change arrived) while nothing was being edited here: show what is in force.
  if (!dirty && elsewhere.length > 0) take(bot.riskLimits)

  const save = useMutation({
    mutationFn: () => setRiskLimits(bot.botId, wanted),
    onSuccess: () => {
      setBase(wanted)
      doneWithUndo(`Limits of ${bot.name} changed`, () => setRiskLimits(bot.botId, bot.riskLimits))
    },
    onSettled: () => setConfirming(false),
  })
  const refused = save.error instanceof ApiError ? save.error.fields : {}

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (bot.positions.length > 0 || consequences.length > 0) setConfirming(true)
        else save.mutate()
      }}
    >
      <HaltNote bot={bot} />
      {!editable && <p className="text-sm text-muted-foreground">Owners, admins and risk managers may change limits.</p>}
      <fieldset disabled={!editable} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
        {LIMIT_GROUPS.map((group) => (
          <Card key={group.title}>
            <CardHeader>
              <CardTitle>{group.title}</CardTitle>
            </CardHeader>
            <CardContent className="space-y-4">
              {group.fields.map((field) => (
                <LimitInput
                  key={field.name}
                  field={field}
                  text={texts[field.name] ?? ''}
                  use={useOfLimit(field.name, bot.riskLimits, bot.riskUse)}
                  refused={refused[field.name]}
                  onChange={(text) => {
                    save.reset()
                    setTexts((before) => ({ ...before, [field.name]: text }))
                  }}
                />
              ))}
              {group.title === 'Loss' && (
                <div className="flex items-center justify-between gap-3">
                  <Label htmlFor="close-all">Close all positions at the daily loss</Label>
                  <Switch id="close-all" checked={closeAll} onCheckedChange={setCloseAll} disabled={!editable} />
                </div>
              )}
            </CardContent>
          </Card>
        ))}
      </fieldset>
      <ProblemAlert error={save.error} />
      {editable && (
        <div className="sticky bottom-0 -mx-3 flex flex-wrap items-center gap-3 border-t bg-background/95 px-3 py-3 sm:-mx-5 sm:px-5">
          <Button type="submit" disabled={problems.length > 0 || changed.length === 0 || save.isPending}>
            {save.isPending ? 'Saving…' : 'Save limits'}
          </Button>
          {dirty && (
            <Button variant="ghost" onClick={() => take(bot.riskLimits)}>
              Discard
            </Button>
          )}
          <p role="status" className="text-sm text-muted-foreground">
            {problems.length > 0 && `${problems.length} ${problems.length === 1 ? 'field needs' : 'fields need'} another value.`}
            {changed.length > 0 && changed.join(' · ')}
            {save.isSuccess && !dirty && (bot.appliedRevision < bot.configurationRevision ? `Accepted: revision ${bot.configurationRevision} is on its way to the bot.` : `In force: the bot applied revision ${bot.appliedRevision}.`)}
            {dirty && elsewhere.length > 0 && !save.isPending && ' Changed elsewhere meanwhile: '}
            {dirty && elsewhere.join(' · ')}
          </p>
        </div>
      )}
      <AlertDialog open={confirming} onOpenChange={setConfirming}>
        <AlertDialogContent>
          <AlertDialogTitle>{bot.positions.length > 0 ? 'Change limits while positions are open?' : 'Change limits that act at once?'}</AlertDialogTitle>
          <AlertDialogDescription asChild>
            <div className="space-y-2">
              <p>
                {bot.name} holds {bot.positions.map((each) => `${each.side} ${each.symbol}`).join(', ') || 'no position'}. New limits apply to {bot.positions.length === 1 ? 'it' : 'them'} at once.
              </p>
              {consequences.length > 0 ? (
                <ul aria-label="What follows at once" className="list-disc pl-4 font-medium text-warning">
                  {consequences.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ) : (
                <p>{bot.riskUse ? 'As the bot stands now, none of them acts at once.' : 'The bot has not said how far its limits are used: a limit that is already breached acts at once.'}</p>
              )}
              <ul className="list-disc pl-4">
                {changed.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          </AlertDialogDescription>
          <div className="flex justify-end gap-2">
            <AlertDialogCancel asChild>
              <Button variant="outline">Cancel</Button>
            </AlertDialogCancel>
            <Button disabled={save.isPending} onClick={() => save.mutate()}>
              Change limits
            </Button>
          </div>
        </AlertDialogContent>
      </AlertDialog>
    </form>
  )
}

/** What keeps entries out now, and the way on where a person can lift it. */
function HaltNote({ bot }: { bot: BotView }) {
  const ask = useAskAction()
  const { may } = useSession()
  const halts = bot.riskUse?.halts ?? []
  const resume = offeredActions(bot, may).find((kind) => kind.verb === 'resume')
  if (halts.length === 0) return null
  return (
    <section aria-label="Limits reached" className="flex flex-wrap items-center gap-3 rounded-md border border-negative/35 bg-negative/8 px-3 py-2.5 text-sm">
      <ul className="min-w-0 flex-1 space-y-1">
        {halts.map((halt) => (
          <li key={halt.limit}>
            <span className="font-medium">{limitName(halt.limit)}:</span> {halt.reason}
            {halt.until ? (
              <>
                . Ends at <Time at={halt.until} zone />
                {halt.resumable && ', or when resumed'}
              </>
            ) : (
              halt.resumable && '. Ends when resumed by hand'
            )}
            .
          </li>
        ))}
      </ul>
      {resume && halts.some((halt) => halt.resumable) && (
        <Button type="button" size="sm" onClick={() => ask({ act: 'bot', kind: resume, bot })}>
          Resume
        </Button>
      )}
    </section>
  )
}

function LimitInput({ field, text, use, refused, onChange }: { field: LimitField; text: string; use?: LimitUse; refused?: string; onChange: (text: string) => void }) {
  const off = field.optional !== undefined && text.trim() === ''
  return (
    <div>
      <div className="flex items-start gap-3">
        <Field
          className="flex-1"
          label={
            <>
              {field.label} <span className="font-normal text-muted-foreground">{field.unit}</span>
            </>
          }
          error={limitProblem(field, text) ?? refused}
          hint={`${off ? 'Off' : range(field)}. ${field.breach}`}
        >
          {(control) => (
            <Input {...control} inputMode="decimal" autoComplete="off" className="text-right tabular-nums" value={text} placeholder={field.optional === undefined ? undefined : 'off'} onChange={(event) => onChange(event.target.value)} />
          )}
        </Field>
        {field.optional !== undefined && (
          <Switch aria-label={`${field.label} limit on`} className="mt-6.5" checked={!off} onCheckedChange={(on) => onChange(on ? String(field.optional) : '')} />
        )}
      </div>
      {use && <UseBar use={use} />}
    </div>
  )
}

/** The use as a sentence and as a bar: full where the limit is reached. */
function UseBar({ use: { text, share, everyday } }: { use: LimitUse }) {
  const reached = share !== undefined && share >= 1 && !everyday
  const tone = share === undefined || share < 0.6 || everyday ? 'bg-info' : reached ? 'bg-negative' : 'bg-warning'
  return (
    <div className="mt-1.5 flex items-center gap-2">
      <div aria-hidden className="h-1 flex-1 overflow-hidden rounded-full bg-muted">
        <div className={cn('h-full rounded-full', tone)} style={{ width: `${Math.min(1, share ?? 0) * 100}%` }} />
      </div>
      <span className={cn('text-xs tabular-nums', reached ? 'text-negative' : 'text-muted-foreground')}>{text}</span>
    </div>
  )
}
