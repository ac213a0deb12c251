import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Severity } from '@/api/contracts'
import { activityQuery, loadOlderActivity } from '@/api/queries'
import { ChoiceFilter } from '@/components/choice-filter'
import { TableSkeleton } from '@/components/table-skeleton'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { FilterInput } from '@/components/filter-input'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { ActivityFeed } from '../fleet/feeds'

const SEVERITIES: Severity[] = ['info', 'notice', 'warning', 'critical']

/** Everything that happened to the bot, newest first. */
export function ActivityTab({ botId }: { botId: string }) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(activityQuery(botId))
  const [least, setLeast] = useState<string>()
  const [words, setWords] = useState('')
  const older = useMutation({ mutationFn: () => loadOlderActivity(client, botId) })
  const shown = data?.filter(
    (line) =>
      (!least || SEVERITIES.indexOf(line.severity) >= SEVERITIES.indexOf(least as Severity)) &&
      `${line.message} ${line.kind} ${line.actor}`.toLowerCase().includes(words.toLowerCase()),
  )
  return (
    <Card>
      <CardHeader>
        <FilterInput label="Filter activity" value={words} onChange={setWords} placeholder="Message, kind, actor…" />
        <ChoiceFilter label="Severity" value={least} options={SEVERITIES.slice(1).map((each) => [each, `${each} and above`])} onChange={setLeast} />
      </CardHeader>
      <ProblemAlert error={error ?? older.error} retry={() => void refetch()} className="m-4" />
      {!shown ? <TableSkeleton /> : shown.length === 0 ? <EmptyState title={data?.length ? 'Nothing matches' : 'Nothing has happened yet'} /> : <ActivityFeed lines={shown} />}
      {data && data.length >= 100 && older.data !== 0 && (
        <div className="border-t p-2 text-center">
          <Button variant="ghost" size="sm" disabled={older.isPending} onClick={() => older.mutate()}>
            {older.isPending ? 'Loading…' : 'Load older'}
          </Button>
        </div>
      )}
    </Card>
  )
}
