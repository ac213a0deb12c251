import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { endOtherSessions, endSession, sessionsQuery } from '@/api/account'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { AskFirst } from './ask-first'
import { deviceName, isPhone } from './device'

/** Every browser that is signed in to the account, and how to end what is not one's own. */
export function SessionsCard() {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(sessionsQuery)
  const refresh = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  const ending = useMutation({ mutationFn: endSession, onSettled: refresh })
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSettled: refresh })

  return (
    <Card id="sessions">
      <CardHeader>
        <CardTitle>Sessions</CardTitle>
        {data && data.length > 1 && (
          <AskFirst title="Sign out everywhere else?" consequence="Every other browser of this account is signed out at once, open pages included." verb="Sign out" onConfirm={() => endingOthers.mutate()}>
            <Button size="sm" variant="outline" className="ml-auto" disabled={endingOthers.isPending}>
              Sign out all others
            </Button>
          </AskFirst>
        )}
      </CardHeader>
      <CardContent className="space-y-3 text-sm">
        {error ? (
          <ProblemAlert error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton className="h-24" />
        ) : (
          <ul aria-label="Sessions" className="divide-y">
            {data.map((each) => {
              const Icon = isPhone(each.device) ? Smartphone : Monitor
              return (
                <li key={each.id} className="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
                  <Icon aria-hidden className="size-5 shrink-0 stroke-[1.5] text-muted-foreground" />
                  <div className="min-w-0 flex-1">
                    <p className="truncate font-medium" title={each.device}>
                      {deviceName(each.device)} {each.current && <Badge variant="info">This one</Badge>}
                    </p>
                    <p className="text-xs text-muted-foreground">
                      {each.address} · last seen <Time at={each.lastSeen} zone /> · signed in <Time at={each.began} />
                    </p>
                  </div>
                  {!each.current && (
                    <Button size="sm" variant="outline" disabled={ending.isPending} aria-label={`Sign out ${deviceName(each.device)} at ${each.address}`} onClick={() => ending.mutate(each.id)}>
                      Sign out
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        )}
        <ProblemAlert error={ending.error ?? endingOthers.error} />
      </CardContent>
    </Card>
  )
}
