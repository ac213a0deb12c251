import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { join, joinAsNew, lookAtInvitation } from '@/api/commands'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { humanise } from '@/format/words'
import { useSignOut } from '@/shell/sign-out'
import type { InvitationSeen } from '@/api/contracts'
import { ApiError, get } from '@/api/client'
import type { Session } from '@/api/contracts'
import { switchTo } from '@/lib/workspace'
import { AccountFrame } from './account-frame'
import { passwordProblem, SHORTEST_PASSWORD } from './password'
import { SecondStepPage } from './second-step-page'
import { SignInPage } from './sign-in-page'

const TRIES = 20
const BETWEEN_MS = 250

/** Where an invitation's link leads: join, after signing in or up with the address that it was sent to. */
export function JoinPage() {
  // The token stands behind the hash: no server's log and no other site ever sees it.
  const [token] = useState(() => location.hash.slice(1))
  const session = useQuery(sessionQuery)
  const seen = useQuery({ queryKey: ['invitation', token], queryFn: () => lookAtInvitation(token), retry: false, staleTime: Infinity })
  if (seen.error) {
    return (
      <AccountFrame title="This link does not work" intro="An invitation works once, for seven days, and until a newer one is sent.">
        <ProblemAlert error={seen.error} />
        <Button asChild variant="outline" className="mt-4 w-full">
          <a href="/">To the dashboard</a>
        </Button>
      </AccountFrame>
    )
  }
  if (!seen.data || !session.data) return <div role="status" aria-label="Loading" className="min-h-dvh" />
  const invitation = seen.data
  if (session.data.state === 'signed_in') {
    return session.data.account?.email === invitation.email ? <Accept invitation={invitation} token={token} /> : <OtherAccount invitation={invitation} own={session.data.account?.email ?? ''} />
  }
  if (session.data.state === 'second_step') return <SecondStepPage />
  return invitation.hasAccount ? <SignInPage /> : <SignUp invitation={invitation} token={token} />
}

function Accept({ invitation, token }: { invitation: InvitationSeen; token: string }) {
  const accept = useMutation({ mutationFn: () => join(token), onSuccess: ({ workspaceId }) => enter(workspaceId) })
  return (
    <AccountFrame title={`Join ${invitation.workspace}`} intro={`You are invited as ${humanise(invitation.role).toLowerCase()}.`}>
      <ProblemAlert error={accept.error} className="mb-4" />
      <Button className="w-full" disabled={accept.isPending} onClick={() => accept.mutate()}>
        {accept.isPending ? 'Joining…' : 'Join'}
      </Button>
    </AccountFrame>
  )
}

function OtherAccount({ invitation, own }: { invitation: InvitationSeen; own: string }) {
  const signOut = useSignOut()
  return (
    <AccountFrame title={`Join ${invitation.workspace}`} intro={`This invitation is for ${invitation.email}; you are signed in as ${own}.`}>
      <Button className="w-full" onClick={() => void signOut()}>
        Sign out and go on
      </Button>
    </AccountFrame>
  )
}

function SignUp({ invitation, token }: { invitation: InvitationSeen; token: string }) {
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [asked, setAsked] = useState(false)
  const problem = passwordProblem(password, repeated)
  const signUp = useMutation({
    mutationFn: () => joinAsNew(token, password),
    onSuccess: ({ workspaceId }) => enter(workspaceId),
    onError: () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  const fields = signUp.error instanceof ApiError ? signUp.error.fields : {}
  return (
    <AccountFrame title={`Join ${invitation.workspace}`} intro={`As ${humanise(invitation.role).toLowerCase()}, with an account for ${invitation.email}. Choose its password.`}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!problem) signUp.mutate()
        }}
      >
        <input type="email" autoComplete="username" value={invitation.email} readOnly hidden />
        <Field label="Password" hint={`At least ${SHORTEST_PASSWORD} characters.`} error={fields.password ?? (asked && password.length < SHORTEST_PASSWORD ? problem : undefined)}>
          {(control) => <Input {...control} type="password" required autoFocus autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        <Field label="Repeat password" error={asked && password.length >= SHORTEST_PASSWORD ? problem : undefined}>
          {(control) => <Input {...control} type="password" required autoComplete="new-password" value={repeated} onChange={(event) => setRepeated(event.target.value)} />}
        </Field>
        <ProblemAlert error={signUp.error} />
        <Button type="submit" className="w-full" disabled={signUp.isPending}>
          {signUp.isPending ? 'Joining…' : 'Create account and join'}
        </Button>
      </form>
    </AccountFrame>
  )
}

/** Into the workspace, once the list of one's workspaces has followed. */
async function enter(workspaceId: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { workspaces } = await get<Session>('/api/session')
    const joined = workspaces.find((each) => each.workspaceId === workspaceId)
    if (joined) return switchTo(joined, 'bots')
    await new Promise((done) => setTimeout(done, BETWEEN_MS))
  }
  location.assign('/')
}
