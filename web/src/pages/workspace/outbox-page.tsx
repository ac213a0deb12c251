import { useQuery } from '@tanstack/react-query'
import { MailOpen } from 'lucide-react'
import { outboxQuery } from '@/api/queries'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { TableSkeleton } from '@/components/table-skeleton'

/** Messages of an installation without a mail server: those that one got or caused. */
export function OutboxPage() {
  const { data, error, refetch } = useQuery({ ...outboxQuery, refetchInterval: 5_000 })
  return (
    <>
      <PageHeader
        title="Outbox"
        description="No mail server is configured, so messages become files. Here are those that you caused or got; links in them are secrets: hand them to their recipient only."
      />
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      {!data && !error && <TableSkeleton />}
      {data && data.messages.length === 0 && (
        <Card>
          <EmptyState icon={<MailOpen />} title="No message yet">
            Invitations and notices that would be mailed appear here. Name a server in plutarc.mail.host and they are sent instead.
          </EmptyState>
        </Card>
      )}
      <div className="space-y-3">
        {data?.messages.map((each) => (
          <Card key={each.file}>
            <CardHeader>
              <CardTitle>{each.subject}</CardTitle>
            </CardHeader>
            <CardContent className="space-y-2 text-sm">
              <p className="text-xs text-muted-foreground">
                To {each.to}, <Time at={each.at} />, in <code className="font-mono">{`${data.folder}/${each.file}`}</code>
              </p>
              {each.text ? (
                <p className="break-words whitespace-pre-wrap">{each.text}</p>
              ) : (
                <p className="text-muted-foreground">Its text opens an account and is in the file alone, in the data folder of this installation.</p>
              )}
            </CardContent>
          </Card>
        ))}
      </div>
      {data && data.others > 0 && (
        <p className="mt-3 text-sm text-muted-foreground">
          {data.others} more between other people, in the folder <code className="font-mono">{data.folder}</code> of the data folder.
        </p>
      )}
    </>
  )
}
