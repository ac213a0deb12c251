import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { changePassword } from '@/api/commands'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { passwordProblem, SHORTEST_PASSWORD } from './password'

/** Changes the signed-in account's password; asks for the present one. */
export function PasswordForm({ onChanged, currentLabel = 'Present password' }: { onChanged: () => unknown; currentLabel?: string }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [repeated, setRepeated] = useState('')
  const [asked, setAsked] = useState(false)
  const problem = passwordProblem(next, repeated)
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: async () => {
      setCurrent('')
      setNext('')
      setRepeated('')
      setAsked(false)
      await onChanged()
    },
  })
  const fields = change.error instanceof ApiError ? change.error.fields : {}

  return (
    <form
      className="max-w-sm space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (!problem) change.mutate()
      }}
    >
      <Field label={currentLabel} error={fields.current}>
        {(control) => (
          <Input {...control} type="password" required autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
        )}
      </Field>
      <Field label="New password" hint={`At least ${SHORTEST_PASSWORD} characters.`} error={fields.next ?? (asked && next.length < SHORTEST_PASSWORD ? problem : undefined)}>
        {(control) => (
          <Input {...control} type="password" required autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
        )}
      </Field>
      <Field label="Repeat new password" error={asked && next.length >= SHORTEST_PASSWORD ? problem : undefined}>
        {(control) => (
          <Input {...control} type="password" required autoComplete="new-password" value={repeated} onChange={(event) => setRepeated(event.target.value)} />
        )}
      </Field>
      <ProblemAlert error={change.error} />
      <Button type="submit" disabled={change.isPending}>
        {change.isPending ? 'Changing…' : 'Change password'}
      </Button>
    </form>
  )
}
