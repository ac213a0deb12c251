import { useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import type { DeploymentView } from '@/api/contracts'
import { deploymentsQuery } from '@/api/queries'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Time, ZoneName } from '@/components/figures'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { duration } from '@/format/time'
import { humanise } from '@/format/words'
import { useActorName } from '@/lib/session'

const CAUSES: Record<string, string> = {
  deployed: 'Deployed',
  session: 'Woken for its session',
  requested: 'Woken by hand',
  no_sessions: 'Woken, no sessions any more',
}

const OUTCOMES: Record<string, BadgeVariant> = { stopped: 'neutral', slept: 'neutral', replaced: 'neutral', failed: 'negative' }

function ActorName({ actor }: { actor: string }) {
  return useActorName()(actor)
}

const seconds = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)

const column = createColumnHelper<DeploymentView>()
/** Shared with the history of the whole fleet. */
export const deploymentColumns = [
  column.accessor('begunAt', {
    header: () => <>Begun <ZoneName /></>,
    cell: ({ getValue }) => <Time at={getValue()} style="full" />,
    meta: { name: 'Begun UTC' },
  }),
  column.accessor((each) => CAUSES[each.cause] ?? humanise(each.cause), {
    id: 'cause',
    header: 'Why',
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
    meta: { name: 'Why' },
  }),
  column.accessor('actor', { header: 'By', cell: ({ getValue }) => <ActorName actor={getValue()} />, meta: { name: 'By' } }),
  column.accessor('region', { header: 'Region', meta: { name: 'Region' } }),
  column.accessor((each) => each.instance?.address ?? '', {
    id: 'address',
    header: 'Address',
    cell: ({ getValue }) => getValue() || <None label="no instance" />,
    meta: { name: 'Address' },
  }),
  column.accessor('botVersion', {
    header: 'Version',
    cell: ({ getValue }) => (getValue() ? `v${getValue()}` : <None label="not heard of" />),
    meta: { name: 'Version' },
  }),
  column.accessor((each) => (each.onlineAt ? seconds(each.begunAt, each.onlineAt) : null), {
    id: 'online',
    header: 'Online after',
    cell: ({ getValue }) => {
      const took = getValue()
      return took === null ? <None label="never" /> : <span className="tabular-nums">{took < 60 ? `${took.toFixed(1)} s` : duration(took)}</span>
    },
    meta: { name: 'Online after, seconds' },
  }),
  column.accessor('releasedAt', {
    header: () => <>Released <ZoneName /></>,
    cell: ({ getValue }) => (getValue() ? <Time at={getValue()!} style="full" /> : <None label="not released" />),
    meta: { name: 'Released UTC' },
  }),
  column.accessor('outcome', {
    header: 'Ended',
    cell: ({ getValue, row }) => {
      const outcome = getValue()
      return outcome ? <Badge variant={OUTCOMES[outcome] ?? 'neutral'}>{humanise(outcome)}</Badge> : <Badge variant="positive">{row.original.onlineAt ? 'Runs' : 'Begins'}</Badge>
    },
    meta: { name: 'Ended' },
  }),
  column.accessor('reason', {
    header: 'Reason',
    cell: ({ getValue }) => (getValue() ? <span className="block max-w-80 truncate" title={getValue()!}>{getValue()}</span> : <None />),
    meta: { name: 'Reason' },
  }),
]

/** Every instance that the bot ever had: why, where, how long it took and how it ended. */
export function DeploymentsTab({ botId }: { botId: string }) {
  const { data, error, refetch } = useQuery(deploymentsQuery(botId))
  return (
    <div className="space-y-4">
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      <Card>
        <DataTable
          label="Deployments"
          data={data}
          columns={deploymentColumns}
          rowId={(each) => each.deploymentId}
          csvName="deployments"
          empty={<EmptyState title="Nothing has been deployed yet">Each instance that the bot is given, for a deployment or a session, is kept here.</EmptyState>}
        />
      </Card>
    </div>
  )
}
