import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { FileJson } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { createTemplate } from '@/api/commands'
import type { SystemTemplate, TemplateDefinition } from '@/api/contracts'
import { systemTemplatesQuery, templatesQuery } from '@/api/queries'
import { PageHeader, ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { cn } from '@/lib/utils'
import { parseDefinition, pretty } from './definition'
import { DefinitionEditor } from './definition-editor'

const route = getRouteApi('/templates/new')
const NOTHING: TemplateDefinition = {
  direction: 'both',
  triggerInterval: '5m',
  combination: { mode: 'min_score', threshold: 1 },
  sizing: { mode: 'percent_of_equity', percent: 10 },
  components: [],
}

/** A template of one's own: from a built-in one, or from JSON. */
export function NewTemplatePage() {
  const { from } = route.useSearch()
  const navigate = useNavigate()
  const system = useQuery(systemTemplatesQuery)
  const chosen = system.data?.find((each) => each.id === from)

  return (
    <>
      <PageHeader title="New template" description="Begin with a built-in template and make it yours, or with nothing." />
      <div className="space-y-4">
        {system.error && <ProblemAlert error={system.error} retry={() => void system.refetch()} />}
        <div role="group" aria-label="Begin with" className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
          {!system.data && !system.error && Array.from({ length: 5 }, (_, index) => <Skeleton key={index} className="h-20" />)}
          {system.data?.map((each) => (
            <StartChoice key={each.id} active={each.id === from} name={each.name} description={each.description} onClick={() => void navigate({ to: '/templates/new', search: { from: each.id }, replace: true })} />
          ))}
          <StartChoice active={from === 'json'} name="Empty" description="Compose it from components, paste JSON or import a file." icon onClick={() => void navigate({ to: '/templates/new', search: { from: 'json' }, replace: true })} />
        </div>
        {(chosen || from === 'json') && <CreateForm key={from} from={chosen} />}
      </div>
    </>
  )
}

function StartChoice({ active, name, description, icon, onClick }: { active: boolean; name: string; description: string; icon?: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-pressed={active} onClick={onClick} className={cn('flex flex-col gap-1 rounded-lg border bg-card p-3 text-left hover:border-input', active && 'border-primary! bg-accent/50')}>
      <span className="flex items-center gap-1.5 text-sm font-medium">
        {icon && <FileJson aria-hidden className="size-4 text-muted-foreground" />}
        {name}
      </span>
      <span className="line-clamp-2 text-xs text-muted-foreground">{description}</span>
    </button>
  )
}

function CreateForm({ from }: { from: SystemTemplate | undefined }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [name, setName] = useState(from?.name ?? '')
  const [text, setText] = useState(from ? pretty(from.definition as TemplateDefinition) : pretty(NOTHING))
  const { definition } = parseDefinition(text)
  const create = useMutation({
    mutationFn: () => createTemplate(name.trim(), { ...definition, name: name.trim() }),
    onSuccess: ({ templateId }) => {
      void queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey })
      void navigate({ to: '/templates/$templateId', params: { templateId } })
    },
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>{from ? `From ${from.name}` : 'From nothing'}</CardTitle>
      </CardHeader>
      <CardContent>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (definition) create.mutate()
          }}
        >
          <Field label="Name" hint="1 to 80 characters, unique in the workspace." className="max-w-sm" error={create.error instanceof ApiError ? create.error.fields.name : undefined}>
            {(control) => <Input {...control} required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <DefinitionEditor text={text} onChange={setText} />
          <ProblemAlert error={create.error} />
          <Button type="submit" disabled={!definition || create.isPending}>
            {create.isPending ? 'Creating…' : 'Create template'}
          </Button>
        </form>
      </CardContent>
    </Card>
  )
}
