import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { assignTemplate } from '@/api/commands'
import type { BotView } from '@/api/contracts'
import { templateQuery, templatesQuery } from '@/api/queries'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { TableSkeleton } from '@/components/table-skeleton'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { DefinitionView } from '../templates/definition-view'

/** The template that the bot runs, and the change to another. */
export function TemplateTab({ bot }: { bot: BotView }) {
  const { may } = useSession()
  const assigned = bot.template
  const current = useQuery({ ...templateQuery(assigned?.templateId ?? '', assigned?.version), enabled: assigned !== null })
  return (
    <div className="space-y-4">
      {may('bots.assign_template') && <AssignTemplate bot={bot} />}
      {!assigned ? (
        <Card>
          <EmptyState title="No template assigned">The template says when to enter, how large, and when to exit. It takes effect the moment the bot has it, without a restart.</EmptyState>
        </Card>
      ) : (
        <Card>
          <CardHeader>
            <CardTitle>
              <Link to="/templates/$templateId" params={{ templateId: assigned.templateId }} search={{ version: String(assigned.version) }} className="hover:underline">
                {assigned.name} v{assigned.version}
              </Link>
            </CardTitle>
            <span className="text-xs text-muted-foreground">in force on this bot</span>
          </CardHeader>
          {current.data ? <DefinitionView definition={current.data.definition} /> : current.error ? <ProblemAlert error={current.error} className="m-4" /> : <TableSkeleton />}
        </Card>
      )}
    </div>
  )
}

function AssignTemplate({ bot }: { bot: BotView }) {
  const { data: templates } = useQuery(templatesQuery)
  const [templateId, setTemplateId] = useState<string>()
  const [version, setVersion] = useState<string>()
  const [confirming, setConfirming] = useState(false)
  const chosen = templates?.find((each) => each.templateId === templateId)
  const chosenVersion = Number(version ?? chosen?.latestVersion ?? 0)
  const assign = useMutation({
    mutationFn: () => assignTemplate(bot.botId, chosen!.templateId, chosenVersion),
    onSettled: () => setConfirming(false),
    onSuccess: () => {
      setTemplateId(undefined)
      const former = bot.template
      if (former) doneWithUndo(`${bot.name} runs another template`, () => assignTemplate(bot.botId, former.templateId, former.version))
    },
  })
  const same = chosen?.templateId === bot.template?.templateId && chosenVersion === bot.template?.version
  const waiting = assign.isSuccess && bot.appliedRevision < bot.configurationRevision

  if (templates?.length === 0) {
    return (
      <Card>
        <EmptyState
          title="This workspace has no template yet"
          action={
            <Button asChild>
              <Link to="/templates/new">Create a template</Link>
            </Button>
          }
        />
      </Card>
    )
  }
  return (
    <Card className="space-y-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          value={templateId ?? ''}
          onValueChange={(id) => {
            setTemplateId(id)
            setVersion(undefined)
            assign.reset()
          }}
        >
          <SelectTrigger aria-label="Template" className="w-64 max-sm:w-full">
            <SelectValue placeholder={bot.template ? 'Change to…' : 'Choose a template'} />
          </SelectTrigger>
          <SelectContent>
            {templates?.map((each) => (
              <SelectItem key={each.templateId} value={each.templateId}>
                {each.name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        {chosen && (
          <Select value={String(chosenVersion)} onValueChange={setVersion}>
            <SelectTrigger aria-label="Version" className="w-36">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {Array.from({ length: chosen.latestVersion }, (_, index) => chosen.latestVersion - index).map((each) => (
                <SelectItem key={each} value={String(each)}>
                  Version {each}
                  {each === chosen.latestVersion && ' (latest)'}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
        <Button disabled={!chosen || same || assign.isPending} onClick={() => (bot.positions.length > 0 ? setConfirming(true) : assign.mutate())}>
          {assign.isPending ? 'Assigning…' : 'Assign'}
        </Button>
        <p role="status" className="text-sm text-muted-foreground">
          {same && 'This version is in force already.'}
          {waiting && `Accepted: revision ${bot.configurationRevision} is on its way to the bot.`}
          {assign.isSuccess && !waiting && `In force: the bot applied revision ${bot.appliedRevision}.`}
        </p>
      </div>
      <ProblemAlert error={assign.error} />
      <AlertDialog open={confirming} onOpenChange={setConfirming}>
        <AlertDialogContent>
          <AlertDialogTitle>Change the template while positions are open?</AlertDialogTitle>
          <AlertDialogDescription>
            {bot.name} holds {bot.positions.map((each) => `${each.side} ${each.symbol}`).join(', ')}. The exit rules of {chosen?.name} v{chosenVersion} apply to{' '}
            {bot.positions.length === 1 ? 'it' : 'them'} at once. A stop never loosens, but a rule that is met at the next price closes the position.
          </AlertDialogDescription>
          <div className="flex justify-end gap-2">
            <AlertDialogCancel asChild>
              <Button variant="outline">Cancel</Button>
            </AlertDialogCancel>
            <Button disabled={assign.isPending} onClick={() => assign.mutate()}>
              Change template
            </Button>
          </div>
        </AlertDialogContent>
      </AlertDialog>
    </Card>
  )
}
