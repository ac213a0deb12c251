import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Download, FilterX, RotateCw, ScrollText } from 'lucide-react'
import { withQuery } from '@/api/client'
import { auditChoicesQuery, auditQuery } from '@/api/audit'
import type { AuditEntryView } from '@/api/contracts'
import { ChoiceFilter } from '@/components/choice-filter'
import { DataTable } from '@/components/data-table'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { FilterInput } from '@/components/filter-input'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { useSession } from '@/lib/session'
import { ActorTag, ResultChip } from './audit-chips'
import { ChainState } from './chain-state'
import { EntryDrawer } from './entry-drawer'
import { actionName, FILTERS, summary, toQuery, typeName } from './filter'

const route = getRouteApi('/audit')

const column = createColumnHelper<AuditEntryView>()
const columns = [
  column.accessor((view) => view.entry.at, { id: 'at', enableSorting: false, header: () => <>Time <ZoneName /></>, cell: ({ getValue }) => <Time at={getValue()} style="full" className="whitespace-nowrap" /> }),
  column.accessor('actorName', { header: 'Who', enableSorting: false, cell: ({ row }) => <ActorTag view={row.original} /> }),
  column.accessor((view) => actionName(view.entry.action), { id: 'action', enableSorting: false, header: 'What', cell: ({ row, getValue }) => <span className="font-medium" title={row.original.entry.action}>{getValue()}</span> }),
  column.display({
    id: 'target',
    header: 'Target',
    cell: ({ row: { original } }) =>
      original.entry.target ? (
        <span className="block max-w-56 truncate" title={`${typeName(original.entry.target.type)} ${original.entry.target.id}`}>
          {original.targetName ?? <span className="font-mono text-xs text-muted-foreground">{original.entry.target.id}</span>}
        </span>
      ) : (
        <None />
      ),
  }),
  column.display({ id: 'result', header: 'Result', cell: ({ row }) => <ResultChip result={row.original.entry.result} /> }),
  column.display({
    id: 'detail',
    header: 'Detail',
    cell: ({ row }) => {
      const text = summary(row.original.entry)
      return text ? <span className="block max-w-96 truncate text-muted-foreground" title={text}>{text}</span> : <None />
    },
  }),
]

/** Every hand on the workspace. What is filtered and opened stands in the address. */
export function AuditPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const allowed = may('audit.view')
  const entries = useInfiniteQuery({ ...auditQuery(toQuery(search)), enabled: allowed })
  const choices = useQuery({ ...auditChoicesQuery, enabled: allowed })
  const change = (part: Partial<typeof search>, replace = true) => void navigate({ search: (before) => ({ ...before, ...part }), replace })
  const filtered = FILTERS.some((name) => search[name])
  const shown = entries.data?.pages.flatMap((page) => page.entries)
  const searchedTo = entries.data?.pages.at(-1)?.searchedTo

  if (!allowed) {
    return (
      <>
        <PageHeader title="Audit" />
        <EmptyState icon={<ScrollText />} title="The audit log is not yours to read">
          Owners, admins and risk managers of this workspace can: ask one of them to change your role.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title="Audit" description="Who did what, when, from where and why. Entries are only ever added.">
        <Button variant="outline" size="sm" onClick={() => void entries.refetch()} disabled={entries.isFetching}>
          <RotateCw className={entries.isFetching ? 'animate-spin' : undefined} /> Refresh
        </Button>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="outline" size="sm">
              <Download /> Export
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem asChild>
              <a href={withQuery('/api/audit/export.csv', toQuery(search))} download>What is shown, as CSV</a>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <a href={withQuery('/api/audit/export.jsonl', toQuery(search))} download>What is shown, as JSON Lines</a>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <a href="/api/audit/export.jsonl" download>Everything, to be verified</a>
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </PageHeader>
      {entries.error && <ProblemAlert error={entries.error} retry={() => void entries.refetch()} className="mb-4" />}
      <div className="space-y-4">
        <ChainState />
        <Card>
          <DataTable
            label="Audit log"
            data={shown}
            columns={columns}
            rowId={(view) => String(view.entry.seq)}
            onRowClick={(view) => change({ entry: String(view.entry.seq) }, false)}
            selectedId={search.entry}
            toolbar={
              <>
                <FilterInput label="Search the audit log" value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} placeholder="Words, names, ids…" className="w-52" />
                <ChoiceFilter
                  label="By"
                  none="By: people"
                  value={search.by}
                  options={[
                    ['bots', 'By: bots'],
                    ['system', 'By: the system'],
                    ['everybody', 'By: everybody'],
                  ]}
                  onChange={(by) => change({ by: by as typeof search.by, actor: undefined })}
                />
                <ChoiceFilter label="Actor" value={search.actor} options={(choices.data?.actors ?? []).map((actor) => [actor.id, actor.name])} onChange={(actor) => change({ actor })} />
                <ChoiceFilter label="Action" value={search.action} options={(choices.data?.actions ?? []).map((action) => [action, actionName(action)])} onChange={(action) => change({ action })} />
                <ChoiceFilter label="Target" value={search.type} options={['bot', 'exchangekey', 'template', 'workspace', 'account'].map((type) => [type, typeName(type)])} onChange={(type) => change({ type })} />
                <ChoiceFilter
                  label="Result"
                  value={search.result}
                  options={[
                    ['accepted', 'Accepted'],
                    ['refused', 'Refused'],
                    ['denied', 'Denied'],
                    ['failed', 'Failed'],
                  ]}
                  onChange={(result) => change({ result: result as typeof search.result })}
                />
                <div className="flex items-center gap-1 text-xs text-muted-foreground">
                  <DayInput label="From day (UTC)" value={search.from} onChange={(from) => change({ from })} />–<DayInput label="To day (UTC)" value={search.to} onChange={(to) => change({ to })} />
                </div>
                {search.target && <Button variant="outline" size="sm" onClick={() => change({ target: undefined })}>One target only ×</Button>}
                {filtered && (
                  <Button variant="ghost" size="sm" onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
                    <FilterX /> Clear
                  </Button>
                )}
              </>
            }
            empty={
              <EmptyState icon={<ScrollText />} title={searchedTo ? 'Nothing found yet' : filtered ? 'No entry matches the filters' : 'Nobody has done anything yet'}>
                {searchedTo ? 'The search goes on further back.' : 'Commands, sign-ins, opened keys and denied attempts are listed here, newest first.'}
              </EmptyState>
            }
            footer={
              entries.hasNextPage ? (
                <div className="flex flex-wrap items-center gap-3 border-t px-4 py-2 text-xs text-muted-foreground">
                  <Button variant="outline" size="sm" disabled={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
                    {entries.isFetchingNextPage ? 'Loading…' : searchedTo ? 'Search further back' : 'Load older entries'}
                  </Button>
                  {searchedTo && (
                    <span>
                      Searched back to <Time at={searchedTo} style="full" zone />
                    </span>
                  )}
                </div>
              ) : undefined
            }
          />
        </Card>
      </div>
      <EntryDrawer seq={search.entry} onClose={() => change({ entry: undefined })} />
    </>
  )
}

function DayInput({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  return <Input type="date" aria-label={label} title={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} className="h-8 w-34 px-2 text-xs max-sm:h-10" />
}
