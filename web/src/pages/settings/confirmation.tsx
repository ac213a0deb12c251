import { useMutation, useQuery } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { authenticatorQuery, confirmByPassword, passkeysQuery } from '@/api/account'
import { ApiError } from '@/api/client'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { confirmByPasskey, passkeysSupported } from '@/lib/passkey'

type Confirmed = <T>(action: () => Promise<T>) => Promise<T>

const ConfirmationContext = createContext<Confirmed>((action) => action())

/** Does something that asks for a fresh proof of who is there: asks for the proof where the server wants one, and tries once more. */
export function useConfirmed(): Confirmed {
  return useContext(ConfirmationContext)
}

export function ConfirmationProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState(false)
  const waiting = useRef<((proved: boolean) => void) | undefined>(undefined)
  const confirmed = useMemo<Confirmed>(
    () => async (action) => {
      try {
        return await action()
      } catch (error) {
        if (!(error instanceof ApiError) || error.problem.code !== 'account.confirm_required') throw error
        const proved = await new Promise<boolean>((done) => {
          waiting.current = done
          setAsking(true)
        })
        if (!proved) throw new Error('Nothing was changed: you did not confirm that it is you.')
        return action()
      }
    },
    [],
  )
  const done = (proved: boolean) => {
    setAsking(false)
    waiting.current?.(proved)
    waiting.current = undefined
  }
  return (
    <ConfirmationContext value={confirmed}>
      {children}
      <Dialog open={asking} onOpenChange={(open) => !open && done(false)}>
        <DialogContent className="max-w-sm">
          <DialogHeader>
            <DialogTitle>Confirm that it is you</DialogTitle>
            <DialogDescription>You signed in a while ago. This is asked before anything about your sign-in changes.</DialogDescription>
          </DialogHeader>
          {asking && <Proof onProved={() => done(true)} />}
        </DialogContent>
      </Dialog>
    </ConfirmationContext>
  )
}

function Proof({ onProved }: { onProved: () => void }) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { data: authenticator } = useQuery(authenticatorQuery)
  const { data: passkeys } = useQuery(passkeysQuery)
  const proving = useMutation({ mutationFn: () => confirmByPassword(password, code), onSuccess: onProved })
  const passkey = useMutation({ mutationFn: confirmByPasskey, onSuccess: onProved })
  return (
    <div className="space-y-4">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          proving.mutate()
        }}
      >
        <Field label="Password">
          {(control) => <Input {...control} type="password" required autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        {authenticator?.since && (
          <Field label="Code of the authenticator app" hint="Or a recovery code.">
            {(control) => <Input {...control} required autoComplete="one-time-code" className="font-mono" value={code} onChange={(event) => setCode(event.target.value)} />}
          </Field>
        )}
        <ProblemAlert error={proving.error ?? passkey.error} />
        <Button type="submit" className="w-full" disabled={proving.isPending}>
          {proving.isPending ? 'Checking…' : 'Confirm'}
        </Button>
      </form>
      {passkeysSupported() && passkeys && passkeys.passkeys.length > 0 && (
        <Button variant="outline" className="w-full" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
          <Fingerprint /> Use a passkey
        </Button>
      )}
      <p className="text-xs text-muted-foreground">Without a password of your own: sign out and in again, which counts as well.</p>
    </div>
  )
}
