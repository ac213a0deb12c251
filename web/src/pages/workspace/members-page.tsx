import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { MailPlus, UserMinus, Users } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { changeRole, removeMember } from '@/api/commands'
import type { MemberView, Role } from '@/api/contracts'
import { membersQuery, rolesQuery, workspaceQuery } from '@/api/queries'
import { CsvButton, type CsvTable } from '@/components/csv-button'
import { EmptyState, PageHeader, ProblemAlert } from '@/components/feedback'
import { Time, ZoneName } from '@/components/figures'
import { TableSkeleton } from '@/components/table-skeleton'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { Confirm } from './confirm'
import { InviteDialog } from './invite-dialog'
import { OpenInvitations } from './open-invitations'
import { useWhoMay } from './who-may'

const route = getRouteApi('/members')

/** Who works in this workspace, as what, and who has been asked to. */
export function MembersPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const whoMay = useWhoMay()
  const { data: workspace } = useQuery(workspaceQuery)
  const { data, error, refetch } = useQuery(membersQuery)
  const personal = workspace?.kind === 'personal'
  return (
    <>
      <PageHeader
        title="Members"
        description={
          <>
            Roles are fixed: <Link to="/roles" className="underline underline-offset-2">what each may do</Link>.
          </>
        }
      >
        {!personal && data && <CsvButton name="members" of="the members" table={() => membersTable(data)} />}
        {!personal && may('members.invite') && (
          <Button onClick={() => void navigate({ search: { invite: '1' } })}>
            <MailPlus /> Invite
          </Button>
        )}
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      {personal ? (
        <Card>
          <EmptyState
            icon={<Users />}
            title="This is your personal workspace"
            action={
              <Button asChild>
                <Link to="/workspace" search={{ create: '1' }}>
                  Create organisation
                </Link>
              </Button>
            }
          >
            It stays yours alone. Create an organisation to run a fleet together: it has bots, keys, templates, billing and members of its own.
          </EmptyState>
        </Card>
      ) : (
        <div className="space-y-4">
          <Card>{data ? <MemberTable members={data} /> : <TableSkeleton />}</Card>
          {may('members.invite') ? <OpenInvitations /> : <p className="text-sm text-muted-foreground">Inviting: {whoMay('members.invite').toLowerCase()}</p>}
        </div>
      )}
      {search.invite === '1' && <InviteDialog onClose={() => void navigate({ search: {} })} />}
    </>
  )
}

function membersTable(members: MemberView[]): CsvTable {
  return [['Account', 'Person', 'Role', 'Since UTC'], members.map((each) => [each.accountId, each.name, each.role, each.since])]
}

function MemberTable({ members }: { members: MemberView[] }) {
  const { account, role, may } = useSession()
  const queryClient = useQueryClient()
  const { data: roles } = useQuery(rolesQuery)
  const [removed, setRemoved] = useState<MemberView>()
  const below = roles?.roles.find((each) => each.role === role)?.below ?? []
  const change = useMutation({
    mutationFn: ({ member, next }: { member: MemberView; next: Role }) => changeRole(member.accountId, next),
    onSuccess: (_, { member, next }) => {
      const show = (role: Role) =>
        queryClient.setQueryData<MemberView[]>(membersQuery.queryKey, (all) => all?.map((each) => (each.accountId === member.accountId ? { ...each, role } : each)))
      doneWithUndo(`${member.name} is ${humanise(next).toLowerCase()} now`, () => changeRole(member.accountId, member.role).then(() => show(member.role)))
      show(next)
    },
    onError: (problem) => toast.error(problem.message),
  })
  return (
    <>
      <Table aria-label="Members">
        <TableHeader>
          <TableRow>
            <TableHead>Person</TableHead>
            <TableHead>Role</TableHead>
            <TableHead className="max-sm:hidden">
              Since <ZoneName />
            </TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {members.map((member) => {
            const own = member.accountId === account?.id
            const mine = !own && below.includes(member.role)
            return (
              <TableRow key={member.accountId}>
                <TableCell className="max-w-0 min-w-40 truncate font-medium sm:max-w-80" title={member.name}>
                  {member.name} {own && <Badge>you</Badge>}
                </TableCell>
                <TableCell>
                  {mine && may('members.change_role') ? (
                    <Select value={member.role} onValueChange={(next) => change.mutate({ member, next: next as Role })} disabled={change.isPending}>
                      <SelectTrigger aria-label={`Role of ${member.name}`} className="h-8 w-36">
                        <SelectValue />
                      </SelectTrigger>
                      <SelectContent>
                        {below.map((each) => (
                          <SelectItem key={each} value={each}>
                            {humanise(each)}
                          </SelectItem>
                        ))}
                      </SelectContent>
                    </Select>
                  ) : (
                    humanise(member.role)
                  )}
                </TableCell>
                <TableCell className="max-sm:hidden">
                  <Time at={member.since} />
                </TableCell>
                <TableCell className="text-right">
                  {mine && may('members.remove') && (
                    <Button variant="ghost" size="iconSm" aria-label={`Remove ${member.name}`} title="Remove" onClick={() => setRemoved(member)}>
                      <UserMinus />
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
      {removed && (
        <Confirm
          title={`Remove ${removed.name}?`}
          consequence="They see nothing of this workspace from the next moment on; pages that they have open end at once. What they did stays on record."
          verb="Remove"
          act={() => removeMember(removed.accountId)}
          onDone={() => {
            toast.success(`${removed.name} removed`)
            queryClient.setQueryData<MemberView[]>(membersQuery.queryKey, (all) => all?.filter((each) => each.accountId !== removed.accountId))
            setRemoved(undefined)
          }}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </>
  )
}
