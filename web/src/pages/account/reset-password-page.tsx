import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { resetPassword } from '@/api/account'
import { ApiError } from '@/api/client'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AccountFrame } from './account-frame'
import { passwordProblem, SHORTEST_PASSWORD } from './password'

/** Where the link of the e-mail leads. Its token stands behind the `#`, which browsers send to nobody. */
export function ResetPasswordPage() {
  const queryClient = useQueryClient()
  const [token] = useState(() => location.hash.slice(1))
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [asked, setAsked] = useState(false)
  const problem = passwordProblem(password, repeated)
  const resetting = useMutation({
    mutationFn: () => resetPassword(token, password),
    onSuccess: () => {
      history.replaceState(history.state, '', location.pathname)
      return queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
  const fields = resetting.error instanceof ApiError ? resetting.error.fields : {}

  if (resetting.isSuccess || !token) {
    return (
      <AccountFrame
        title={resetting.isSuccess ? 'The new password is set' : 'This link is incomplete'}
        intro={resetting.isSuccess ? 'Every browser that was signed in is signed out.' : 'Open the whole link of the e-mail, or ask for a new one.'}
      >
        <Button asChild className="w-full">
          <Link to={resetting.isSuccess ? '/fleet' : '/forgotten-password'}>{resetting.isSuccess ? 'Sign in' : 'Ask for a link'}</Link>
        </Button>
      </AccountFrame>
    )
  }
  return (
    <AccountFrame title="Choose a new password" intro="The link of the e-mail is used up by this. Every browser that is signed in will be signed out.">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!problem) resetting.mutate()
        }}
      >
        <Field label="New password" hint={`At least ${SHORTEST_PASSWORD} characters.`} error={fields.password ?? (asked && password.length < SHORTEST_PASSWORD ? problem : undefined)}>
          {(control) => <Input {...control} type="password" required autoFocus autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        <Field label="Repeat new password" error={asked && password.length >= SHORTEST_PASSWORD ? problem : undefined}>
          {(control) => <Input {...control} type="password" required autoComplete="new-password" value={repeated} onChange={(event) => setRepeated(event.target.value)} />}
        </Field>
        <ProblemAlert error={resetting.error} />
        <Button type="submit" className="w-full" disabled={resetting.isPending}>
          {resetting.isPending ? 'Setting…' : 'Set the password'}
        </Button>
      </form>
      {resetting.error instanceof ApiError && resetting.error.problem.code === 'reset.over' && (
        <p className="mt-4 text-center text-sm">
          <Link to="/forgotten-password" className="text-muted-foreground underline underline-offset-4 hover:text-foreground">
            Ask for a new link
          </Link>
        </p>
      )}
    </AccountFrame>
  )
}
