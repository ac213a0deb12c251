import { useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { InstructionSteps } from '@/actions/instruction-progress'
import type { InstructionView } from '@/api/contracts'
import { instructionsQuery } from '@/api/queries'
import { InstructionChip } from '@/components/chips'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { Card } from '@/components/ui/card'
import { humanise, instructionName } from '@/format/words'
import { useActorName } from '@/lib/session'

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
  column.accessor((each) => `${instructionName(each.kind)}${each.symbol ? ` ${each.symbol}` : ''}`, {
    id: 'kind',
    header: 'Command',
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
    meta: { name: 'Command' },
  }),
  column.accessor('actor', {
    header: 'By',
    cell: ({ row }) => (
      <>
        <ActorName actor={row.original.actor} /> {row.original.role && <span className="text-xs text-muted-foreground">{humanise(row.original.role)}</span>}
      </>
    ),
    meta: { name: 'By' },
  }),
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
  return (
    <div className="space-y-4">
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      <Card>
        <DataTable
          label="Commands"
          data={data}
          columns={columns}
          rowId={(each) => each.instructionId}
          csvName="commands"
          empty={<EmptyState title="Nothing was told to this bot yet">Pause, resume, stop and close are kept here with who gave them and how far they came.</EmptyState>}
        />
      </Card>
    </div>
  )
}
