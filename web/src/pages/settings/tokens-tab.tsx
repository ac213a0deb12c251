import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { KeySquare, Plus } from 'lucide-react'
import { revokeToken, tokensQuery } from '@/api/account'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { None, Time } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { useSession } from '@/lib/session'
import { useNow } from '@/lib/ticker'
import { AskFirst } from './ask-first'
import { NewTokenDialog } from './new-token-dialog'

const route = getRouteApi('/settings/$tab')

/** Personal API tokens: for programs that act in one's own name, in one workspace, as far as one allows. */
export function TokensTab() {
  const queryClient = useQueryClient()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow()
  const { workspace } = useSession()
  const { data, error, refetch } = useQuery(tokensQuery)
  const revoking = useMutation({ mutationFn: revokeToken, onSettled: () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey }) })
  const open = (add?: '1') => void navigate({ search: { add } })

  return (
    <Card>
      <CardHeader>
        <CardTitle>API tokens in {workspace?.name}</CardTitle>
        <Button size="sm" className="ml-auto" onClick={() => open('1')}>
          <Plus /> New token
        </Button>
      </CardHeader>
      <CardContent className="space-y-3 text-sm">
        <p className="max-w-prose text-muted-foreground">
          A program sends its token as <code className="font-mono text-xs text-foreground">Authorization: Bearer plutarc_…</code> to the same API that this dashboard uses, described at{' '}
          <a href="/api/openapi.json" className="underline underline-offset-4">
            /api/openapi.json
          </a>
          . It works in this workspace, never does more than your role at that moment, and cannot touch how you sign in.
        </p>
        {error ? (
          <ProblemAlert error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton className="h-24" />
        ) : data.length === 0 ? (
          <EmptyState icon={<KeySquare />} title="No token yet" action={<Button onClick={() => open('1')}>Make the first token</Button>}>
            Make one for each program, with only the permissions that it needs, so that it can be revoked alone.
          </EmptyState>
        ) : (
          <ul aria-label="API tokens" className="divide-y">
            {data.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5 first:pt-0 last:pb-0">
                <div className="min-w-52 flex-1">
                  <p className="font-medium">
                    {each.name} <code className="font-mono text-xs font-normal text-muted-foreground">plutarc_…{each.hint}</code>{' '}
                    {Date.parse(each.expires) <= now && <Badge variant="warning">Expired</Badge>}
                  </p>
                  <p className="text-xs text-muted-foreground">
                    Expires <Time at={each.expires} zone /> · last used {each.lastUsed ? <Time at={each.lastUsed} /> : <None label="never" />} · made <Time at={each.created} />
                  </p>
                  <p className="mt-1 flex flex-wrap gap-1">
                    {each.permissions.map((permission) => (
                      <Badge key={permission}>{permission}</Badge>
                    ))}
                  </p>
                </div>
                <AskFirst title={`Revoke ${each.name}?`} consequence="Programs that use it are turned away from their next request on." verb="Revoke" onConfirm={() => revoking.mutate(each.id)}>
                  <Button size="sm" variant="outline" disabled={revoking.isPending}>
                    Revoke
                  </Button>
                </AskFirst>
              </li>
            ))}
          </ul>
        )}
        <ProblemAlert error={revoking.error} />
      </CardContent>
      <NewTokenDialog open={search.add === '1'} onClose={() => open()} />
    </Card>
  )
}
