import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ApiError } from '@/api/client'
import { backtestQuery, definitionQuery, requestBacktest, type BacktestConditions, type BacktestView } from '@/api/backtests'
import { candleSetsQuery, type CandleSet } from '@/api/candles'
import type { TemplateView } from '@/api/contracts'
import { templatesQuery } from '@/api/queries'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { useSession } from '@/lib/session'
import { PageSkeleton } from '@/shell/page-states'
import { parseDefinition } from '../templates/definition'
import { chosenOrFirst, handedOver, lastCandles, rememberCandles, STANDARD, withCandles } from './conditions'
import { ConditionsForm } from './conditions-form'
import { SubjectFields } from './subject-fields'

const route = getRouteApi('/backtests/new')

/** Everything that a backtest needs to be told; filled in from a template's page, a draft, or an earlier backtest. */
export function NewBacktestPage() {
  const search = route.useSearch()
  const { may } = useSession()
  const { data: templates, error } = useQuery(templatesQuery)
  const { data: sets, error: setsError } = useQuery(candleSetsQuery)
  const { data: earlier } = useQuery({ ...backtestQuery(search.again ?? ''), enabled: search.again !== undefined })
  const { data: earlierDefinition } = useQuery({ ...definitionQuery(search.again ?? ''), enabled: search.again !== undefined })

  if (!may('backtests.run')) return <EmptyState title="You may look at backtests, not run them" page>Quants, risk managers, admins and the owner may.</EmptyState>
  if (error || setsError) return <ProblemAlert error={error ?? setsError} />
  if (!templates || !sets || (search.again && !(earlier && earlierDefinition))) return <PageSkeleton />
  const draft = search.draft ? handedOver() : earlier && earlier.subject.version === null ? earlierDefinition! : null
  return (
    <>
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1 text-xs text-muted-foreground">
        <Link to="/backtests" className="hover:text-foreground hover:underline">
          Backtests
        </Link>
        <ChevronRight aria-hidden className="size-3" />
        <span>New</span>
      </nav>
      <PageHeader title="New backtest" description="Runs in the background. You are told when it has ended." />
      <Request templates={templates} sets={sets} draft={draft} earlier={earlier} wanted={{ template: search.template, version: search.version }} />
    </>
  )
}

interface RequestProps {
  templates: TemplateView[]
  sets: CandleSet[]
  draft: string | null
  earlier: BacktestView | undefined
  wanted: { template?: string; version?: string }
}

function Request({ templates, sets, draft, earlier, wanted }: RequestProps) {
  const navigate = useNavigate()
  const first = chosenOrFirst(sets, lastCandles())
  const [templateId, setTemplateId] = useState(draft ? '' : (wanted.template ?? earlier?.subject.templateId ?? templates[0]?.templateId ?? ''))
  const template = templates.find((each) => each.templateId === templateId)
  const [version, setVersion] = useState(wanted.version ? Number(wanted.version) : (earlier?.subject.version ?? undefined))
  const [conditions, setConditions] = useState<BacktestConditions>(() => earlier?.conditions ?? (first ? withCandles(STANDARD, first) : STANDARD))
  const [name, setName] = useState<string>()
  const chosen = version && template && version <= template.latestVersion ? version : template?.latestVersion
  const suggested = useMemo(() => {
    const symbols = conditions.candleSets.map((id) => sets.find((set) => set.candleSetId === id)?.symbol ?? id)
    const what = draft ? (parseDefinition(draft).definition?.name ?? 'Draft') : template ? `${template.name} v${chosen}` : ''
    return `${what} · ${symbols.join(', ')}`.slice(0, 120)
  }, [conditions.candleSets, sets, draft, template, chosen])
  const run = useMutation({
    mutationFn: () =>
      requestBacktest({
        name: name?.trim() || suggested,
        templateId: draft ? null : templateId,
        version: draft ? null : (chosen ?? null),
        draft: draft ? (parseDefinition(draft).definition ?? null) : null,
        conditions,
      }),
    onSuccess: ({ backtestId }) => {
      if (conditions.candleSets[0]) rememberCandles(conditions.candleSets[0])
      void navigate({ to: '/backtests/$backtestId', params: { backtestId } })
    },
  })
  const errors = run.error instanceof ApiError ? run.error.fields : {}

  if (!draft && templates.length === 0) {
    return (
      <EmptyState title="There is no template to run yet" action={<Button asChild><Link to="/templates/new">Create a template</Link></Button>}>
        Begin with a built-in one and make it yours.
      </EmptyState>
    )
  }
  return (
    <Card>
      <CardContent>
        <form
          className="space-y-6"
          onSubmit={(event) => {
            event.preventDefault()
            run.mutate()
          }}
        >
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
            {draft ? (
              <p className="self-end rounded-md border px-3 py-2 text-sm sm:col-span-2">
                <span className="font-medium">{parseDefinition(draft).definition?.name ?? 'Draft'}</span> <span className="text-muted-foreground">as drafted, saved nowhere</span>
              </p>
            ) : (
              <SubjectFields
                templates={templates}
                templateId={templateId}
                version={chosen}
                onTemplate={(id) => { setTemplateId(id); setVersion(undefined) }}
                onVersion={setVersion}
                errors={errors}
              />
            )}
            <Field label="Name" error={errors.name} className="sm:col-span-2">
              {(control) => <Input {...control} maxLength={120} placeholder={suggested} value={name ?? ''} onChange={(event) => setName(event.target.value)} />}
            </Field>
          </div>
          <ConditionsForm conditions={conditions} onChange={setConditions} errors={errors} />
          <ProblemAlert error={run.error} />
          <div className="flex gap-2">
            <Button type="submit" disabled={run.isPending || conditions.candleSets.length === 0 || (!draft && !template)}>
              <Play /> {run.isPending ? 'Beginning…' : 'Run backtest'}
            </Button>
            <Button variant="ghost" asChild>
              <Link to="/backtests">Discard</Link>
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
