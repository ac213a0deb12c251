import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signIn } from '@/api/commands'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AccountFrame } from './account-frame'

export function SignInPage() {
  const queryClient = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const entering = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: () => setPassword(''),
  })

  return (
    <AccountFrame title="Sign in" intro="To the dashboard of this installation.">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          entering.mutate()
        }}
      >
        <Field label="E-mail">
          {(control) => (
            <Input {...control} type="email" required autoFocus autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <Input {...control} type="password" required autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </Field>
        <ProblemAlert error={entering.error} />
        <Button type="submit" className="w-full" disabled={entering.isPending}>
          {entering.isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </AccountFrame>
  )
}
