import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { changeSlug, deleteWorkspace, leaveWorkspace, renameWorkspace, transferOwnership } from '@/api/commands'
import type { WorkspaceView } from '@/api/contracts'
import { membersQuery, sessionQuery, workspaceQuery } from '@/api/queries'
import { Fact, PageHeader, ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { useSession } from '@/lib/session'
import { doneWithUndo } from '@/lib/undo'
import { Confirm } from './confirm'
import { CreateOrganisation } from './create-organisation'
import { useWhoMay } from './who-may'

const route = getRouteApi('/workspace')

/** What the workspace is called, whose it is, and the ways out of it. */
export function WorkspacePage() {
  const { create } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(workspaceQuery)
  return (
    <>
      <PageHeader title="Workspace" description={data?.kind === 'personal' ? 'Yours alone. Organisations are shared.' : 'What everybody in it works in.'}>
        <Button variant="outline" onClick={() => void navigate({ search: { create: '1' } })}>
          <Plus /> Create organisation
        </Button>
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      {data && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <Profile key={`${data.name} ${data.slug}`} workspace={data} />
          {data.kind === 'organisation' && <WaysOut workspace={data} />}
        </div>
      )}
      {create === '1' && <CreateOrganisation onClose={() => void navigate({ search: {} })} />}
    </>
  )
}

function Profile({ workspace }: { workspace: WorkspaceView }) {
  const { may } = useSession()
  const whoMay = useWhoMay()
  const queryClient = useQueryClient()
  const [name, setName] = useState(workspace.name)
  const [slug, setSlug] = useState(workspace.slug)
  const save = useMutation({
    mutationFn: async () => {
      if (name.trim() !== workspace.name) await renameWorkspace(name.trim())
      if (slug !== workspace.slug) await changeSlug(slug)
    },
    onSuccess: () => {
      doneWithUndo('Saved', async () => {
        if (name.trim() !== workspace.name) await renameWorkspace(workspace.name)
        if (slug !== workspace.slug) await changeSlug(workspace.slug)
        queryClient.setQueryData(workspaceQuery.queryKey, workspace)
        setTimeout(() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }), 500)
      })
      queryClient.setQueryData(workspaceQuery.queryKey, { ...workspace, name: name.trim(), slug })
      setTimeout(() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }), 500)
    },
  })
  const fields = save.error instanceof ApiError ? save.error.fields : {}
  const readOnly = !may('org.update')
  return (
    <Card>
      <CardHeader>
        <CardTitle>Profile</CardTitle>
      </CardHeader>
      <CardContent>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            save.mutate()
          }}
        >
          <Field label="Name" error={fields.name}>
            {(control) => <Input {...control} required maxLength={60} readOnly={readOnly} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          {workspace.kind === 'organisation' && (
            <Field label="Slug" error={fields.slug} hint="In addresses and invitation links. Links with the former slug keep working.">
              {(control) => (
                <Input {...control} required maxLength={40} readOnly={readOnly} spellCheck={false} className="font-mono" value={slug} onChange={(event) => setSlug(event.target.value)} />
              )}
            </Field>
          )}
          <ProblemAlert error={save.error} />
          {readOnly ? (
            <p className="text-sm text-muted-foreground">{whoMay('org.update')}</p>
          ) : (
            <Button type="submit" disabled={save.isPending || (name.trim() === workspace.name && slug === workspace.slug)}>
              Save
            </Button>
          )}
        </form>
        <dl className="mt-4 border-t pt-3">
          <Fact label="Owner">{workspace.owner}</Fact>
          <Fact label="Members">{workspace.members}</Fact>
          <Fact label="Created">
            <Time at={workspace.createdAt} />
          </Fact>
        </dl>
      </CardContent>
    </Card>
  )
}

function WaysOut({ workspace }: { workspace: WorkspaceView }) {
  const { may, role } = useSession()
  const whoMay = useWhoMay()
  const queryClient = useQueryClient()
  const { data: members = [] } = useQuery(membersQuery)
  const [heir, setHeir] = useState('')
  const [asked, setAsked] = useState<'transfer' | 'leave' | 'delete'>()
  const others = members.filter((each) => each.role !== 'owner')
  const heirName = others.find((each) => each.accountId === heir)?.name ?? ''
  const home = () => location.assign('/')
  return (
    <Card>
      <CardHeader>
        <CardTitle>Ownership</CardTitle>
      </CardHeader>
      <CardContent className="space-y-5 text-sm">
        {may('org.transfer') ? (
          <div className="space-y-2">
            <Field label="Transfer ownership" hint="The new owner may do everything; you stay as an admin.">
              {(control) => (
                <Select value={heir} onValueChange={setHeir} disabled={others.length === 0}>
                  <SelectTrigger {...control}>
                    <SelectValue placeholder={others.length === 0 ? 'Nobody else is a member yet' : 'Choose a member'} />
                  </SelectTrigger>
                  <SelectContent>
                    {others.map((each) => (
                      <SelectItem key={each.accountId} value={each.accountId}>
                        {each.name}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
            <Button variant="outline" disabled={!heir} onClick={() => setAsked('transfer')}>
              Transfer…
            </Button>
          </div>
        ) : (
          <p className="text-muted-foreground">Transfer of ownership: {whoMay('org.transfer').toLowerCase()}</p>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t pt-4">
          <Button variant="outline" disabled={role === 'owner'} onClick={() => setAsked('leave')}>
            Leave…
          </Button>
          {role === 'owner' && <p className="text-muted-foreground">The owner cannot leave. Transfer the ownership first.</p>}
        </div>
        <div className="flex flex-wrap items-center gap-2 border-t pt-4">
          {may('org.delete') ? (
            <>
              <Button variant="destructive" onClick={() => setAsked('delete')}>
                Delete organisation…
              </Button>
              <p className="text-muted-foreground">Refused while a bot is provisioned.</p>
            </>
          ) : (
            <p className="text-muted-foreground">Deleting: {whoMay('org.delete').toLowerCase()}</p>
          )}
        </div>
        {asked === 'transfer' && (
          <Confirm
            title={`Make ${heirName} the owner?`}
            consequence="They may do everything from then on, taking your role away among it. You become an admin. Only they can give it back."
            verb="Transfer ownership"
            act={() => transferOwnership(heir)}
            onDone={() => {
              setAsked(undefined)
              void queryClient.invalidateQueries()
            }}
            onClose={() => setAsked(undefined)}
          />
        )}
        {asked === 'leave' && (
          <Confirm
            title={`Leave ${workspace.name}?`}
            consequence="You see nothing of it from the next moment on, and come back by a new invitation only."
            verb="Leave"
            act={leaveWorkspace}
            onDone={home}
            onClose={() => setAsked(undefined)}
          />
        )}
        {asked === 'delete' && (
          <Confirm
            title={`Delete ${workspace.name}?`}
            consequence="For everybody in it, at once and for ever: its bots’ past, keys, templates and members."
            verb="Delete for ever"
            typed={workspace.name}
            act={deleteWorkspace}
            onDone={home}
            onClose={() => setAsked(undefined)}
          />
        )}
      </CardContent>
    </Card>
  )
}
