import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Download, RotateCw, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/api/client'
import { backtestQuery, cancelBacktest, deleteBacktest, progressQuery, renameBacktest, type BacktestView } from '@/api/backtests'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Age, Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogDescription, AlertDialogTitle, AlertDialogTrigger } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { number } from '@/format/numbers'
import { duration } from '@/format/time'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { PageSkeleton } from '@/shell/page-states'
import { SoFar } from './search/so-far'
import { BacktestStateChip, subjectName } from './words'

const Result = lazy(() => import('./result/result').then((module) => ({ default: module.Result })))
const route = getRouteApi('/backtests/$backtestId')

/** One backtest: how far it is, or what it found. */
export function BacktestPage() {
  const { backtestId } = route.useParams()
  const { may } = useSession()
  const { data: backtest, error, refetch } = useQuery(backtestQuery(backtestId))
  if (!backtest) {
    if (error instanceof ApiError && error.status === 404) return <EmptyState title="There is no such backtest in this workspace" page>The hundred latest are kept.</EmptyState>
    return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <PageSkeleton />
  }
  return (
    <>
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1 text-xs text-muted-foreground">
        <Link to="/backtests" className="hover:text-foreground hover:underline">
          Backtests
        </Link>
        <ChevronRight aria-hidden className="size-3" />
        <span>{backtest.name}</span>
      </nav>
      <PageHeader
        title={backtest.name}
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <BacktestStateChip backtest={backtest} />
            <Subject backtest={backtest} />
            <span>
              asked for by {backtest.by} <Time at={backtest.requestedAt} zone />
            </span>
          </span>
        }
      >
        {backtest.state === 'completed' && (
          <Button variant="outline" size="sm" asChild>
            <a href={`/api/backtests/${backtestId}/trades.csv`} download>
              <Download /> Trades
            </a>
          </Button>
        )}
        {may('backtests.run') && backtest.state !== 'running' && (
          <Button variant="outline" size="sm" asChild>
            <Link to={backtest.kind.type === 'parameter_search' ? '/backtests/new-search' : '/backtests/new'} search={{ again: backtestId }}>
              <RotateCw /> Run again…
            </Link>
          </Button>
        )}
        {may('backtests.run') && <Rename backtest={backtest} />}
        {may('backtests.run') && <Delete backtest={backtest} />}
      </PageHeader>
      {backtest.state === 'running' && <Running backtest={backtest} />}
      {backtest.state === 'failed' && (
        <EmptyState title="It did not come to an end">{backtest.reason}</EmptyState>
      )}
      {backtest.state === 'cancelled' && <EmptyState title="It was cancelled">Run it again to see what it finds.</EmptyState>}
      {backtest.state === 'completed' && (
        <Suspense fallback={<PageSkeleton />}>
          <Result backtestId={backtestId} searched={backtest.kind.type === 'parameter_search'} />
        </Suspense>
      )}
    </>
  )
}

function Subject({ backtest }: { backtest: BacktestView }) {
  const { templateId, version } = backtest.subject
  if (!templateId) return <span>{subjectName(backtest)}</span>
  return (
    <Link to="/templates/$templateId" params={{ templateId }} search={{ version: version === null ? undefined : String(version) }} className="hover:text-foreground hover:underline">
      {subjectName(backtest)}
    </Link>
  )
}

function Running({ backtest }: { backtest: BacktestView }) {
  const { may } = useSession()
  const { data: progress } = useQuery(progressQuery(backtest.backtestId))
  const cancel = useMutation({ mutationFn: () => cancelBacktest(backtest.backtestId) })
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined
  return (
    <Card>
      <CardContent className="space-y-4 py-10 text-center">
        <p role="status" className="text-sm">
          {share === undefined ? 'Waiting for a processor, or reading candles…' : `${number(progress!.done, 0)} of ${number(progress!.total, 0)}`}
        </p>
        <div
          role="progressbar"
          aria-label="Progress"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
          className="mx-auto h-2 max-w-xl overflow-hidden rounded-full bg-muted"
        >
          <div className={share === undefined ? 'h-full w-full animate-pulse bg-primary/40' : 'h-full bg-primary transition-[width]'} style={share === undefined ? undefined : { width: `${share * 100}%` }} />
        </div>
        <p className="text-xs text-muted-foreground">
          Begun <Age at={backtest.requestedAt} /> ago
          {progress?.etaMillis != null && <> · about {duration(Math.ceil(progress.etaMillis / 1000))} left</>}
        </p>
        {backtest.kind.type === 'parameter_search' && <SoFar backtestId={backtest.backtestId} />}
        <ProblemAlert error={cancel.error} className="mx-auto max-w-xl text-left" />
        {may('backtests.run') && (
          <Button variant="outline" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            {cancel.isPending ? 'Cancelling…' : 'Cancel'}
          </Button>
        )}
      </CardContent>
    </Card>
  )
}

function Rename({ backtest }: { backtest: BacktestView }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(backtest.name)
  const rename = useMutation({
    mutationFn: () => renameBacktest(backtest.backtestId, name.trim()),
    onSuccess: () => {
      setOpen(false)
      doneWithUndo(`${backtest.name} renamed`, () => renameBacktest(backtest.backtestId, backtest.name))
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
        <AlertDialogTitle>Rename {backtest.name}</AlertDialogTitle>
        <AlertDialogDescription>Everybody in the workspace sees the new name.</AlertDialogDescription>
        <Field label="Name" error={rename.error instanceof ApiError ? rename.error.fields.name : undefined}>
          {(control) => <Input {...control} required maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <ProblemAlert error={rename.error} />
        <div className="flex justify-end gap-2">
          <AlertDialogCancel asChild>
            <Button variant="outline">Cancel</Button>
          </AlertDialogCancel>
          <Button disabled={!name.trim() || name.trim() === backtest.name || rename.isPending} onClick={() => rename.mutate()}>
            Rename
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}

function Delete({ backtest }: { backtest: BacktestView }) {
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => deleteBacktest(backtest.backtestId),
    onSuccess: () => {
      toast.success(`${backtest.name} deleted`)
      void navigate({ to: '/backtests' })
    },
  })
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="dangerOutline" size="sm" aria-label="Delete backtest">
          <Trash2 />
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Delete {backtest.name}?</AlertDialogTitle>
        <AlertDialogDescription>
          {backtest.state === 'running' ? 'It is stopped first. ' : 'Its figures, trades and charts go with it. '}
          Running it again over the same candles finds the same.
        </AlertDialogDescription>
        <ProblemAlert error={remove.error} />
        <div className="flex justify-end gap-2">
          <AlertDialogCancel asChild>
            <Button variant="outline">Cancel</Button>
          </AlertDialogCancel>
          <Button variant="destructive" disabled={remove.isPending} onClick={() => remove.mutate()}>
            Delete
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
