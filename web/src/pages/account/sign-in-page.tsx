import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fingerprint, LogIn } from 'lucide-react'
import { useState } from 'react'
import { signInOffersQuery } from '@/api/account'
import { signIn } from '@/api/commands'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { passkeysSupported, signInByPasskey } from '@/lib/passkey'
import { AccountFrame } from './account-frame'
import { providerProblem } from './provider-problem'

export function SignInPage() {
  const queryClient = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { data: offers } = useQuery(signInOffersQuery)
  const entered = () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  const entering = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: entered,
    onError: () => setPassword(''),
  })
  const passkey = useMutation({ mutationFn: signInByPasskey, onSuccess: entered })
  const refused = providerProblem(new URLSearchParams(location.search).get('problem'))

  return (
    <AccountFrame title="Sign in" intro="To the dashboard of this installation.">
      {refused && !entering.error && !passkey.error && <ProblemAlert error={new Error(refused)} className="mb-4" />}
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          passkey.reset()
          entering.mutate()
        }}
      >
        <Field label="E-mail">
          {(control) => (
            <Input {...control} type="email" required autoFocus autoComplete="username webauthn" value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <Input {...control} type="password" required autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </Field>
        <ProblemAlert error={entering.error ?? passkey.error} />
        <Button type="submit" className="w-full" disabled={entering.isPending}>
          {entering.isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      <div className="mt-4 space-y-2 border-t pt-4">
        {passkeysSupported() && (
          <Button
            variant="outline"
            className="w-full"
            disabled={passkey.isPending}
            onClick={() => {
              entering.reset()
              passkey.mutate()
            }}
          >
            <Fingerprint /> {passkey.isPending ? 'Waiting for the passkey…' : 'Use a passkey'}
          </Button>
        )}
        {offers?.provider && (
          <Button asChild variant="outline" className="w-full">
            <a href={offers.provider.address}>
              <LogIn /> Continue with {offers.provider.name}
            </a>
          </Button>
        )}
        <p className="pt-1 text-center text-sm">
          <Link to="/forgotten-password" className="text-muted-foreground underline underline-offset-4 hover:text-foreground">
            Forgot the password?
          </Link>
        </p>
      </div>
    </AccountFrame>
  )
}
