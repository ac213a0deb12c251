import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Download, FlaskConical, ScanSearch, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/api/client'
import { deleteTemplate, renameTemplate, restoreTemplate, reviseTemplate } from '@/api/commands'
import type { TemplateView } from '@/api/contracts'
import { botsQuery, templateQuery, templatesQuery } from '@/api/queries'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle, AlertDialogTrigger } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { download } from '@/lib/csv'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { PageSkeleton } from '@/shell/page-states'
import { parseDefinition, pretty } from './definition'
import { VersionDiff } from './builder/version-diff'
import { DefinitionEditor } from './definition-editor'
import { DefinitionView, TemplateIdText } from './definition-view'

const route = getRouteApi('/templates/$templateId')

/** One template: any of its versions to read, the next one to write. */
export function TemplatePage() {
  const { templateId } = route.useParams()
  const { version, edit, against } = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const asked = version ? Number(version) : undefined
  const { data: template, error, refetch } = useQuery({
    ...templateQuery(templateId, asked),
    // A template created a moment ago may not have reached the views yet.
    retry: (failures, problem) => problem instanceof ApiError && problem.status === 404 && failures < 4,
    retryDelay: 400,
  })
  const { data: bots } = useQuery(botsQuery)
  const users = bots?.filter((bot) => bot.template?.templateId === templateId) ?? []

  if (!template) {
    if (error instanceof ApiError && error.status === 404) return <EmptyState title="There is no such template in this workspace" page />
    return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <PageSkeleton />
  }
  return (
    <>
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1 text-xs text-muted-foreground">
        <Link to="/templates" className="hover:text-foreground hover:underline">
          Templates
        </Link>
        <ChevronRight aria-hidden className="size-3" />
        <span>{template.name}</span>
      </nav>
      <PageHeader
        title={template.name}
        description={
          <>
            Version {template.version} of {template.latestVersion} · changed <Time at={template.changedAt} zone />
            {users.length > 0 && <> · runs on {users.map((bot) => bot.name).join(', ')}</>}
          </>
        }
      >
        <Select value={String(template.version)} onValueChange={(chosen) => void navigate({ search: { version: chosen === String(template.latestVersion) ? undefined : chosen, edit: undefined } })}>
          <SelectTrigger size="sm" aria-label="Version" className="h-8 w-36">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {Array.from({ length: template.latestVersion }, (_, index) => template.latestVersion - index).map((each) => (
              <SelectItem key={each} value={String(each)}>
                Version {each}
                {each === template.latestVersion && ' (latest)'}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        <Button variant="outline" size="sm" onClick={() => download(`${template.name} v${template.version}.json`, pretty(template.definition), 'application/json')}>
          <Download /> Export
        </Button>
        {may('backtests.run') && (
          <Button variant="outline" size="sm" asChild>
            <Link to="/backtests/new" search={{ template: template.templateId, version: String(template.version) }}>
              <FlaskConical /> Backtest
            </Link>
          </Button>
        )}
        {may('backtests.run') && (
          <Button variant="outline" size="sm" asChild>
            <Link to="/backtests/new-search" search={{ template: template.templateId, version: String(template.version) }}>
              <ScanSearch /> Search
            </Link>
          </Button>
        )}
        {may('templates.edit') && <Rename template={template} />}
        {may('templates.edit') && !edit && (
          <Button size="sm" onClick={() => void navigate({ search: (before) => ({ ...before, edit: '1' }) })}>
            <Pencil /> New version
          </Button>
        )}
        {may('templates.delete') && <Delete template={template} users={users.map((bot) => bot.name)} />}
      </PageHeader>
      {edit ? (
        <Revise template={template} onDone={() => void navigate({ search: { version: undefined, edit: undefined } })} />
      ) : (
        <Card>
          <CardHeader className="flex-row flex-wrap items-center justify-between gap-2">
            <TemplateIdText id={template.templateId} />
            {template.latestVersion > 1 && (
              <Select value={against ?? 'none'} onValueChange={(chosen) => void navigate({ search: (before) => ({ ...before, against: chosen === 'none' ? undefined : chosen }) })}>
                <SelectTrigger size="sm" aria-label="Compare" className="w-44">
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value="none">Compare with …</SelectItem>
                  {Array.from({ length: template.latestVersion }, (_, index) => index + 1)
                    .filter((each) => each !== template.version)
                    .map((each) => (
                      <SelectItem key={each} value={String(each)}>
                        Against version {each}
                      </SelectItem>
                    ))}
                </SelectContent>
              </Select>
            )}
          </CardHeader>
          {against && Number(against) !== template.version ? <VersionDiff template={template} against={Number(against)} /> : <DefinitionView definition={template.definition} />}
        </Card>
      )}
    </>
  )
}

function Revise({ template, onDone }: { template: TemplateView; onDone: () => void }) {
  const queryClient = useQueryClient()
  const [text, setText] = useState(() => pretty(template.definition))
  const { definition } = parseDefinition(text)
  const unchanged = text === pretty(template.definition)
  const revise = useMutation({
    mutationFn: () => reviseTemplate(template.templateId, definition!),
    onSuccess: () => {
      toast.success(`Version ${template.latestVersion + 1} of ${template.name} accepted`)
      void queryClient.invalidateQueries({ queryKey: ['template', template.templateId] })
      void queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey })
      onDone()
    },
  })
  return (
    <Card>
      <CardContent className="space-y-4">
        <p className="text-sm text-muted-foreground">
          Saving makes version {template.latestVersion + 1}. Bots keep the version that they run until another one is assigned to them.
        </p>
        <DefinitionEditor text={text} onChange={setText} />
        <ProblemAlert error={revise.error} />
        <div className="flex gap-2">
          <Button disabled={!definition || unchanged || revise.isPending} onClick={() => revise.mutate()}>
            {revise.isPending ? 'Saving…' : `Save as version ${template.latestVersion + 1}`}
          </Button>
          <Button variant="ghost" onClick={onDone}>
            Discard
          </Button>
        </div>
      </CardContent>
    </Card>
  )
}

function Rename({ template }: { template: TemplateView }) {
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(template.name)
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['template', template.templateId] })
    void queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey })
  }
  const rename = useMutation({
    mutationFn: () => renameTemplate(template.templateId, name.trim()),
    onSuccess: () => {
      setOpen(false)
      refresh()
      doneWithUndo(`${template.name} renamed`, () => renameTemplate(template.templateId, template.name).then(refresh))
    },
  })
  return (
    <AlertDialog open={open} onOpenChange={setOpen}>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm">
          Rename
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Rename {template.name}</AlertDialogTitle>
        <AlertDialogDescription>All versions carry the new name. Trades keep the name that they were made under.</AlertDialogDescription>
        <Field label="Name" error={rename.error instanceof ApiError ? rename.error.fields.name : undefined}>
          {(control) => <Input {...control} required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <ProblemAlert error={rename.error} />
        <div className="flex justify-end gap-2">
          <AlertDialogCancel asChild>
            <Button variant="outline">Cancel</Button>
          </AlertDialogCancel>
          <Button disabled={!name.trim() || name.trim() === template.name || rename.isPending} onClick={() => rename.mutate()}>
            Rename
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}

function Delete({ template, users }: { template: TemplateView; users: string[] }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteTemplate(template.templateId),
    onSuccess: () => {
      const refresh = () => queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey })
      doneWithUndo(`Template ${template.name} deleted`, () => restoreTemplate(template.templateId).then(refresh))
      void refresh()
      void navigate({ to: '/templates' })
    },
  })
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="dangerOutline" size="sm" aria-label="Delete template">
          <Trash2 />
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Delete {template.name}?</AlertDialogTitle>
        <AlertDialogDescription>
          It is no longer offered. {users.length > 0 ? `${users.join(', ')} ${users.length === 1 ? 'keeps' : 'keep'} running the assigned version.` : 'No bot runs it.'} Trades made with it stay on
          record. It can be taken back right after; later only an exported file brings it back.
        </AlertDialogDescription>
        <ProblemAlert error={remove.error} />
        <div className="flex justify-end gap-2">
          <AlertDialogCancel asChild>
            <Button variant="outline">Cancel</Button>
          </AlertDialogCancel>
          <Button variant="destructive" disabled={remove.isPending} onClick={() => remove.mutate()}>
            Delete template
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
