import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { LayoutTemplate, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { TemplateView } from '@/api/contracts'
import { botsQuery, templatesQuery } from '@/api/queries'
import { DataTable } from '@/components/data-table'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { FilterInput } from '@/components/filter-input'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useSession } from '@/lib/session'
import { parseDefinition } from './definition'

const route = getRouteApi('/templates')
const column = createColumnHelper<TemplateView>()

/** The workspace's templates. */
export function TemplatesPage() {
  const { q } = route.useSearch()
  const navigate = useNavigate()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(templatesQuery)
  const { data: bots } = useQuery(botsQuery)
  const shown = data?.filter((each) => each.name.toLowerCase().includes((q ?? '').toLowerCase()))
  const columns = useMemo(() => {
    const users = (templateId: string) => bots?.filter((bot) => bot.template?.templateId === templateId).map((bot) => bot.name) ?? []
    const read = (template: TemplateView) => parseDefinition(template.definition).definition
    return [
      column.accessor('name', {
        header: 'Name',
        cell: ({ row }) => (
          <Link to="/templates/$templateId" params={{ templateId: row.original.templateId }} className="font-medium hover:underline">
            {row.original.name}
          </Link>
        ),
        meta: { name: 'Name' },
      }),
      column.accessor('latestVersion', { header: 'Versions', meta: { numeric: true, name: 'Versions' } }),
      column.accessor((template) => read(template)?.triggerInterval ?? '', { id: 'interval', header: 'Trigger', meta: { name: 'Trigger interval' } }),
      column.accessor((template) => read(template)?.components?.filter((each) => each.enabled !== false).length ?? 0, { id: 'components', header: 'Components', meta: { numeric: true, name: 'Components' } }),
      column.accessor((template) => users(template.templateId).join(', '), { id: 'bots', header: 'Runs on', cell: ({ getValue }) => getValue() || <None label="no bot" />, meta: { name: 'Runs on' } }),
      column.accessor('changedAt', { header: () => <>Changed <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} />, meta: { name: 'Changed UTC' } }),
    ]
  }, [bots])

  return (
    <>
      <PageHeader title="Templates" description="When to enter, how large, and when to exit.">
        {data && data.length > 0 && <FilterInput label="Filter templates" value={q ?? ''} onChange={(text) => void navigate({ to: '/templates', search: { q: text || undefined }, replace: true })} placeholder="Name…" />}
        {may('templates.edit') && (
          <Button asChild>
            <Link to="/templates/new">
              <Plus /> New template
            </Link>
          </Button>
        )}
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <Card>
        <DataTable
          csvName="templates"
          label="Templates"
          data={shown}
          columns={columns}
          rowId={(template) => template.templateId}
          onRowClick={(template) => void navigate({ to: '/templates/$templateId', params: { templateId: template.templateId } })}
          empty={
            data?.length ? (
              <EmptyState title="No template matches the filter" />
            ) : (
              <EmptyState
                icon={<LayoutTemplate />}
                title="No template yet"
                action={
                  may('templates.edit') && (
                    <Button asChild>
                      <Link to="/templates/new">
                        <Plus /> Create the first template
                      </Link>
                    </Button>
                  )
                }
              >
                A template combines signals, filters, guards and exit rules. Begin with a built-in one and make it yours.
              </EmptyState>
            )
          }
        />
      </Card>
    </>
  )
}
