import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { submitSecondStep } from '@/api/account'
import { ApiError } from '@/api/client'
import { signOut } from '@/api/commands'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AccountFrame } from './account-frame'

/** The password was right; a code is still to come. */
export function SecondStepPage() {
  const queryClient = useQueryClient()
  const [recovery, setRecovery] = useState(false)
  const [code, setCode] = useState('')
  const refresh = () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  const entering = useMutation({
    mutationFn: () => submitSecondStep(code),
    onSuccess: refresh,
    onError: (error) => {
      setCode('')
      if (error instanceof ApiError && error.problem.code === 'session.second_step_over') void refresh()
    },
  })
  const leaving = useMutation({ mutationFn: signOut, onSettled: refresh })

  return (
    <AccountFrame
      title="One more step"
      intro={recovery ? 'Enter one of your recovery codes. It is used up by this.' : 'Enter the code that your authenticator app shows now.'}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          entering.mutate()
        }}
      >
        {recovery ? (
          <Field key="recovery" label="Recovery code">
            {(control) => (
              <Input {...control} required autoFocus autoComplete="off" spellCheck={false} className="font-mono" placeholder="abcd-efgh-jkmn" value={code} onChange={(event) => setCode(event.target.value)} />
            )}
          </Field>
        ) : (
          <Field key="code" label="Code">
            {(control) => (
              <Input {...control} required autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={7} className="font-mono tracking-widest" value={code} onChange={(event) => setCode(event.target.value)} />
            )}
          </Field>
        )}
        <ProblemAlert error={entering.error} />
        <Button type="submit" className="w-full" disabled={entering.isPending}>
          {entering.isPending ? 'Checking…' : 'Continue'}
        </Button>
      </form>
      <div className="mt-4 flex flex-wrap justify-between gap-2 text-sm">
        <button type="button" className="text-muted-foreground underline underline-offset-4 hover:text-foreground" onClick={() => { setRecovery(!recovery); setCode('') }}>
          {recovery ? 'Use the authenticator app' : 'Use a recovery code'}
        </button>
        <button type="button" className="text-muted-foreground underline underline-offset-4 hover:text-foreground" onClick={() => leaving.mutate()}>
          Sign in as somebody else
        </button>
      </div>
    </AccountFrame>
  )
}
