import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { backtestQuery, type BacktestConditions, type BacktestView } from '@/api/backtests'
import { candleSetsQuery, type CandleSet } from '@/api/candles'
import { ApiError } from '@/api/client'
import type { ComponentSpec, TemplateView } from '@/api/contracts'
import { componentsQuery, templateQuery, templatesQuery } from '@/api/queries'
import { requestSearch, type ParameterSearch } from '@/api/searches'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { number } from '@/format/numbers'
import { useSession } from '@/lib/session'
import { PageSkeleton } from '@/shell/page-states'
import { parseDefinition } from '../../templates/definition'
import { chosenOrFirst, lastCandles, rememberCandles, STANDARD } from '../conditions'
import { ConditionsForm } from '../conditions-form'
import { choicesOf, countOf, valuesOf, type AxisRow } from './axes'
import { AxisRows } from './axis-rows'
import { SearchSettings } from './search-settings'
import { MOST_COMBINATIONS, STANDARD_SEARCH } from './words'
import { SubjectFields } from '../subject-fields'

const route = getRouteApi('/backtests/new-search')

/** Which parameters of a template to search, how, and under which conditions. */
export function NewSearchPage() {
  const search = route.useSearch()
  const { may } = useSession()
  const { data: templates, error } = useQuery(templatesQuery)
  const { data: sets, error: setsError } = useQuery(candleSetsQuery)
  const { data: catalog, error: catalogError } = useQuery(componentsQuery)
  const { data: earlier } = useQuery({ ...backtestQuery(search.again ?? ''), enabled: search.again !== undefined })
  if (!may('backtests.run')) return <EmptyState title="You may look at searches, not begin them" page>Quants, risk managers, admins and the owner may.</EmptyState>
  if (error || setsError || catalogError) return <ProblemAlert error={error ?? setsError ?? catalogError} />
  if (!templates || !sets || !catalog || (search.again && !earlier)) return <PageSkeleton />
  return (
    <>
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1 text-xs text-muted-foreground">
        <Link to="/backtests" className="hover:text-foreground hover:underline">
          Backtests
        </Link>
        <ChevronRight aria-hidden className="size-3" />
        <span>Search</span>
      </nav>
      <PageHeader title="Search parameters" description="Tries combinations of values, keeps a part of the period back to judge them on, and says how far to believe the winner." />
      {templates.length === 0 ? (
        <EmptyState title="There is no template to search yet" action={<Button asChild><Link to="/templates/new">Create a template</Link></Button>}>
          Begin with a built-in one and make it yours.
        </EmptyState>
      ) : (
        <Request templates={templates} sets={sets} catalog={catalog} earlier={earlier} wanted={search} />
      )}
    </>
  )
}

interface RequestProps {
  templates: TemplateView[]
  sets: CandleSet[]
  catalog: ComponentSpec[]
  earlier: BacktestView | undefined
  wanted: { template?: string; version?: string }
}

function Request({ templates, sets, catalog, earlier, wanted }: RequestProps) {
  const navigate = useNavigate()
  const first = chosenOrFirst(sets, lastCandles())
  const before = earlier?.kind.type === 'parameter_search' ? (earlier.kind as unknown as ParameterSearch) : undefined
  const [templateId, setTemplateId] = useState(wanted.template ?? earlier?.subject.templateId ?? templates[0]!.templateId)
  const [version, setVersion] = useState(wanted.version ? Number(wanted.version) : (earlier?.subject.version ?? undefined))
  const [conditions, setConditions] = useState<BacktestConditions>(() => earlier?.conditions ?? { ...STANDARD, candleSets: first ? [first.candleSetId] : [] })
  const [search, setSearch] = useState<ParameterSearch>(() => (before ? { ...STANDARD_SEARCH, ...before } : STANDARD_SEARCH))
  const [rows, setRows] = useState<AxisRow[]>(() => (before?.axes ?? []).map(rowOf))
  const [name, setName] = useState<string>()
  const template = templates.find((each) => each.templateId === templateId)
  const chosen = version && template && version <= template.latestVersion ? version : template?.latestVersion
  const { data: view } = useQuery({ ...templateQuery(templateId, chosen), enabled: template !== undefined })
  const choices = useMemo(() => (view ? choicesOf(parseDefinition(view.definition).definition ?? {}, catalog) : []), [view, catalog])
  const known = rows.filter((row) => choices.some((choice) => choice.path === row.path))
  const counts = known.map((row) => countOf(row, choices.find((choice) => choice.path === row.path)))
  const grid = known.length === 0 || counts.includes(undefined) ? undefined : counts.reduce<number>((product, each) => product * each!, 1)
  const tooMany = search.method === 'grid' ? grid !== undefined && grid > MOST_COMBINATIONS : search.trials > MOST_COMBINATIONS
  const suggested = `${template?.name ?? ''} v${chosen ?? ''} · search`.slice(0, 120)
  const run = useMutation({
    mutationFn: () =>
      requestSearch({
        name: name?.trim() || suggested,
        templateId,
        version: chosen!,
        draft: null,
        conditions,
        search: { ...search, axes: known.map((row) => ({ path: row.path, values: valuesOf(row, choices.find((choice) => choice.path === row.path)) })) },
      }),
    onSuccess: ({ backtestId }) => {
      if (conditions.candleSets[0]) rememberCandles(conditions.candleSets[0])
      void navigate({ to: '/backtests/$backtestId', params: { backtestId } })
    },
  })
  const errors = run.error instanceof ApiError ? run.error.fields : {}
  return (
    <Card>
      <CardContent>
        <form
          className="space-y-6"
          onSubmit={(event) => {
            event.preventDefault()
            if (!tooMany) run.mutate()
          }}
        >
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
            <SubjectFields
              templates={templates}
              templateId={templateId}
              version={chosen}
              onTemplate={(id) => { setTemplateId(id); setVersion(undefined); setRows([]) }}
              onVersion={setVersion}
              errors={errors}
            />
            <Field label="Name" error={errors.name} className="sm:col-span-2">
              {(control) => <Input {...control} maxLength={120} placeholder={suggested} value={name ?? ''} onChange={(event) => setName(event.target.value)} />}
            </Field>
          </div>
          <AxisRows rows={known} choices={choices} onChange={setRows} error={errors.axes} />
          <SearchSettings search={search} onChange={setSearch} errors={errors} />
          <ConditionsForm conditions={conditions} onChange={setConditions} errors={errors} />
          <p role="status" className={tooMany ? 'text-sm text-negative' : 'text-sm text-muted-foreground'}>
            {grid !== undefined && `${number(grid, 0)} combinations${search.method === 'grid' ? '' : `, of which ${number(Math.min(grid, search.trials), 0)} are tried`}. `}
            {tooMany && `One search may try ${MOST_COMBINATIONS}: take larger steps, fewer parameters, or a random or genetic search.`}
          </p>
          <ProblemAlert error={run.error} />
          <div className="flex gap-2">
            <Button type="submit" disabled={run.isPending || conditions.candleSets.length === 0 || grid === undefined || tooMany}>
              <Play /> {run.isPending ? 'Beginning…' : 'Begin search'}
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

function rowOf({ path, values }: { path: string; values: string }): AxisRow {
  const [from = '', to = '', step = ''] = values.split(':')
  return { path, from, to, step, list: values }
}
