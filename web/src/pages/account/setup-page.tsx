import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { setUp } from '@/api/commands'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AccountFrame } from './account-frame'
import { passwordProblem, SHORTEST_PASSWORD } from './password'

/** The first start of an installation: its owner. */
export function SetupPage() {
  const queryClient = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [asked, setAsked] = useState(false)
  const problem = passwordProblem(password, repeated)
  const setup = useMutation({
    mutationFn: () => setUp(email.trim(), password),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  const fields = setup.error instanceof ApiError ? setup.error.fields : {}

  return (
    <AccountFrame title="Set up this installation" intro="You become the owner: the one account that may do everything. No e-mail is sent anywhere.">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!problem) setup.mutate()
        }}
      >
        <Field label="E-mail" error={fields.email}>
          {(control) => (
            <Input {...control} type="email" required autoFocus autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
        <Field label="Password" hint={`At least ${SHORTEST_PASSWORD} characters.`} error={fields.password ?? (asked && password.length < SHORTEST_PASSWORD ? problem : undefined)}>
          {(control) => (
            <Input {...control} type="password" required autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </Field>
        <Field label="Repeat password" error={asked && password.length >= SHORTEST_PASSWORD ? problem : undefined}>
          {(control) => (
            <Input {...control} type="password" required autoComplete="new-password" value={repeated} onChange={(event) => setRepeated(event.target.value)} />
          )}
        </Field>
        <ProblemAlert error={setup.error} />
        <Button type="submit" className="w-full" disabled={setup.isPending}>
          {setup.isPending ? 'Setting up…' : 'Create owner account'}
        </Button>
      </form>
    </AccountFrame>
  )
}
