import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MailX, Send } from 'lucide-react'
import { toast } from 'sonner'
import { resendInvitation, revokeInvitation } from '@/api/commands'
import type { InvitationView } from '@/api/contracts'
import { invitationsQuery } from '@/api/queries'
import { CsvButton, type CsvTable } from '@/components/csv-button'
import { ProblemAlert } from '@/components/feedback'
import { Time, ZoneName } from '@/components/figures'
import { TableSkeleton } from '@/components/table-skeleton'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { humanise } from '@/format/words'

function invitationsTable(invitations: InvitationView[]): CsvTable {
  return [
    ['Invitation', 'To', 'Role', 'State', 'Invited by', 'Invited UTC', 'Until UTC'],
    invitations.map((each) => [each.invitationId, each.email, each.role, each.state, each.invitedBy, each.invitedAt, each.expiresAt]),
  ]
}

/** Links that are out and have not been used. */
export function OpenInvitations() {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(invitationsQuery)
  const later = () => setTimeout(() => void queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }), 400)
  const resend = useMutation({
    mutationFn: (invitation: InvitationView) => resendInvitation(invitation.invitationId),
    onSuccess: (_, { email }) => {
      toast.success(`A new link to ${email} is on its way; the former one is dead`)
      later()
    },
    onError: (problem) => toast.error(problem.message),
  })
  const revoke = useMutation({
    mutationFn: (invitation: InvitationView) => revokeInvitation(invitation.invitationId),
    onSuccess: (_, { invitationId, email }) => {
      toast.success(`The link to ${email} no longer works`)
      queryClient.setQueryData<InvitationView[]>(invitationsQuery.queryKey, (all) => all?.filter((each) => each.invitationId !== invitationId))
    },
    onError: (problem) => toast.error(problem.message),
  })
  const busy = resend.isPending || revoke.isPending
  return (
    <Card>
      <CardHeader>
        <CardTitle>Open invitations</CardTitle>
        {data && data.length > 0 && <CsvButton name="invitations" of="the open invitations" className="ml-auto" table={() => invitationsTable(data)} />}
      </CardHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />}
      {!data && !error && <TableSkeleton />}
      {data?.length === 0 && <p className="px-4 py-3.5 text-sm text-muted-foreground">None. Whoever is invited appears here until they have joined.</p>}
      {data && data.length > 0 && (
        <Table aria-label="Open invitations">
          <TableHeader>
            <TableRow>
              <TableHead>To</TableHead>
              <TableHead>Role</TableHead>
              <TableHead className="max-sm:hidden">Invited by</TableHead>
              <TableHead>
                Until <ZoneName />
              </TableHead>
              <TableHead>
                <span className="sr-only">Actions</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.map((each) => (
              <TableRow key={each.invitationId}>
                <TableCell className="max-w-0 min-w-32 truncate font-medium sm:max-w-80" title={each.email}>
                  {each.email}
                </TableCell>
                <TableCell>{humanise(each.role)}</TableCell>
                <TableCell className="max-sm:hidden">{each.invitedBy}</TableCell>
                <TableCell>{each.state === 'expired' ? <Badge variant="warning">Expired</Badge> : <Time at={each.expiresAt} />}</TableCell>
                <TableCell className="text-right whitespace-nowrap">
                  <Button variant="ghost" size="iconSm" disabled={busy} aria-label={`Send again to ${each.email}`} title="Send again" onClick={() => resend.mutate(each)}>
                    <Send />
                  </Button>
                  <Button variant="ghost" size="iconSm" disabled={busy} aria-label={`Revoke the invitation of ${each.email}`} title="Revoke" onClick={() => revoke.mutate(each)}>
                    <MailX />
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
