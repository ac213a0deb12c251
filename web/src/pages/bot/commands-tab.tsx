import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useState } from 'react'
import { InstructionSteps } from '@/actions/instruction-progress'
import type { InstructionView } from '@/api/contracts'
import { instructionsQuery } from '@/api/queries'
import { InstructionChip } from '@/components/chips'
import { ChoiceFilter } from '@/components/choice-filter'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { FilterInput } from '@/components/filter-input'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { humanise, instructionName } from '@/format/words'
import { useActorName } from '@/lib/session'

const route = getRouteApi('/bots/$botId')

const matches = (words: string, text: string) => words.toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word))

function ActorName({ actor }: { actor: string }) {
  return useActorName()(actor)
}

const column = createColumnHelper<InstructionView>()
const columns = [
  column.accessor((each) => each.steps[0]?.at ?? each.expiresAt, {
    id: 'at',
    header: () => <>Given <ZoneName /></>,
    cell: ({ getValue }) => <Time at={getValue()} style="full" />,
    meta: { name: 'Given UTC' },
  }),
  column.accessor((each) => `${instructionName(each.kind)}${each.what ? `: ${each.what}` : each.symbol ? ` ${each.symbol}` : ''}`, {
    id: 'kind',
    header: 'Command',
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
    meta: { name: 'Command' },
  }),
  column.accessor('actor', {
    header: 'By',
    cell: ({ row }) => (
      <>
        <ActorName actor={row.original.actor} /> {row.original.staff && <Badge variant="info">Plutarc staff</Badge>} {row.original.role && <span className="text-xs text-muted-foreground">{humanise(row.original.role)}</span>}
      </>
    ),
    meta: { name: 'By' },
  }),
  column.accessor('expiresAt', { header: 'Expires', cell: ({ getValue }) => <Time at={getValue()} style="full" />, meta: { name: 'Expires UTC' } }),
  column.accessor('state', { header: 'State', cell: ({ getValue }) => <InstructionChip state={getValue()} />, meta: { name: 'State' } }),
  column.display({ id: 'steps', header: 'Progress', cell: ({ row }) => <InstructionSteps instruction={row.original} /> }),
  column.accessor('detail', {
    header: 'Outcome',
    cell: ({ getValue }) => (getValue() ? <span className="block max-w-80 truncate" title={getValue()!}>{getValue()}</span> : <None />),
    meta: { name: 'Outcome' },
  }),
  column.accessor('reason', {
    header: 'Reason',
    cell: ({ getValue }) => (getValue() ? <span className="block max-w-60 truncate" title={getValue()!}>{getValue()}</span> : <None />),
    meta: { name: 'Reason' },
  }),
]

/** Everything that the bot was ever told, by whom, and what became of it. */
export function CommandsTab({ botId }: { botId: string }) {
  const { data, error, refetch } = useQuery(instructionsQuery(botId))
  const { q, command, state } = route.useSearch()
  const navigate = route.useNavigate()
  const actorName = useActorName()
  const [hidden, setHidden] = useState(['expiresAt'])
  const change = (part: { q?: string; command?: string; state?: string }) => void navigate({ to: '.', search: (before) => ({ ...before, ...part }), replace: true })
  const shown = data?.filter(
    (each) =>
      (!command || each.kind === command) &&
      (!state || each.state === state) &&
      matches(q ?? '', `${instructionName(each.kind)} ${each.symbol ?? ''} ${actorName(each.actor)} ${each.staff ? 'staff' : ''} ${each.role ?? ''} ${each.reason ?? ''} ${each.detail ?? ''}`),
  )
  const kinds = [...new Set(data?.map((each) => each.kind))].sort()
  const states = [...new Set(data?.map((each) => each.state))].sort()
  return (
    <div className="space-y-4">
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      <Card>
        <DataTable
          label="Commands"
          data={shown}
          columns={columns}
          rowId={(each) => each.instructionId}
          csvName="commands"
          hidden={hidden}
          onHiddenChange={setHidden}
          toolbar={
            <>
              <FilterInput label="Filter commands" value={q ?? ''} placeholder="Who, why, outcome…" onChange={(text) => change({ q: text || undefined })} />
              <ChoiceFilter label="Command" value={command} options={kinds.map((each) => [each, instructionName(each)])} onChange={(next) => change({ command: next })} />
              <ChoiceFilter label="State" value={state} options={states.map((each) => [each, humanise(each)])} onChange={(next) => change({ state: next })} />
            </>
          }
          empty={
            data && data.length > 0 ? (
              <EmptyState title="No command fits the filter" />
            ) : (
            <EmptyState title="Nothing was told to this bot yet">Pause, resume, stop and close are kept here with who gave them and how far they came.</EmptyState>
            )
          }
        />
      </Card>
    </div>
  )
}
