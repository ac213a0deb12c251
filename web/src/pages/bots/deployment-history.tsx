import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { fleetDeploymentsQuery } from '@/api/fleet'
import type { BotView, DeploymentView } from '@/api/contracts'
import { DataTable } from '@/components/data-table'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { Card } from '@/components/ui/card'
import { deploymentColumns } from '../bot/deployments-tab'

const column = createColumnHelper<DeploymentView>()

/** Every instance that any bot had: why it was made, how soon it was online, how it ended. */
export function DeploymentHistory({ bots, q }: { bots: BotView[]; q: string | undefined }) {
  const { data, error, refetch } = useQuery(fleetDeploymentsQuery)
  const names = useMemo(() => new Map(bots.map((bot) => [bot.botId, bot.name])), [bots])
  const shown = useMemo(() => data?.filter((each) => !q || `${names.get(each.botId) ?? ''} ${each.botId} ${each.region} ${each.outcome ?? ''}`.toLowerCase().includes(q.toLowerCase())), [data, names, q])
  const columns = useMemo(
    () => [
      column.accessor((each) => names.get(each.botId) ?? each.botId, {
        id: 'bot',
        header: 'Bot',
        cell: ({ getValue, row }) => (
          <Link to="/bots/$botId/$tab" params={{ botId: row.original.botId, tab: 'deployments' }} className="font-medium hover:underline">
            {getValue()}
          </Link>
        ),
        meta: { name: 'Bot' },
      }),
      ...deploymentColumns,
    ],
    [names],
  )
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  return (
    <Card className="overflow-hidden">
      <DataTable
        label="Deployment history"
        data={shown}
        columns={columns}
        rowId={(each) => each.deploymentId}
        csvName="deployments"
        empty={<EmptyState title={q ? 'No deployment matches the filter' : 'No deployment yet'}>Every instance that a bot gets is kept here, with why it was made and how it ended.</EmptyState>}
      />
    </Card>
  )
}
