import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { forgotPassword } from '@/api/account'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AccountFrame } from './account-frame'

/** Asks for a link to a new password. The answer is the same for every address. */
export function ForgottenPasswordPage() {
  const [email, setEmail] = useState('')
  const asking = useMutation({ mutationFn: () => forgotPassword(email.trim()) })

  return (
    <AccountFrame
      title={asking.isSuccess ? 'Look into your mail' : 'Forgot the password?'}
      intro={
        asking.isSuccess ? (
          <>
            If <strong className="font-medium text-foreground">{email}</strong> has an account here, a link to a new password is on its way. It works once, for 30 minutes.
            An installation without a mail server keeps its mail in files: ask whoever runs it.
          </>
        ) : (
          'A link to a new password comes by e-mail.'
        )
      }
    >
      {!asking.isSuccess && (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            asking.mutate()
          }}
        >
          <Field label="E-mail">
            {(control) => <Input {...control} type="email" required autoFocus autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />}
          </Field>
          <ProblemAlert error={asking.error} />
          <Button type="submit" className="w-full" disabled={asking.isPending}>
            {asking.isPending ? 'Asking…' : 'Send the link'}
          </Button>
        </form>
      )}
      <p className="mt-4 text-center text-sm">
        <Link to="/bots" className="text-muted-foreground underline underline-offset-4 hover:text-foreground">
          Back to the sign-in
        </Link>
      </p>
    </AccountFrame>
  )
}
