import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { authenticatorQuery, confirmAuthenticator, offerAuthenticator, removeAuthenticator, renewRecoveryCodes, type AuthenticatorOffer } from '@/api/account'
import { CopyText } from '@/components/copy-button'
import { ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { AskFirst } from './ask-first'
import { useConfirmed } from './confirmation'
import { RecoveryCodes } from './recovery-codes'

/** The second step of signing in: codes of an authenticator app. */
export function AuthenticatorCard() {
  const queryClient = useQueryClient()
  const confirmed = useConfirmed()
  const { data, error, refetch } = useQuery(authenticatorQuery)
  const [offer, setOffer] = useState<AuthenticatorOffer>()
  const [codes, setCodes] = useState<string[]>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: authenticatorQuery.queryKey })
  const adding = useMutation({ mutationFn: () => confirmed(offerAuthenticator), onSuccess: setOffer })
  const renewing = useMutation({ mutationFn: () => confirmed(renewRecoveryCodes), onSuccess: ({ recoveryCodes }) => { setCodes(recoveryCodes); void refresh() } })
  const removing = useMutation({ mutationFn: () => confirmed(removeAuthenticator), onSuccess: () => { toast.success('Authenticator app removed'); void refresh() } })

  return (
    <Card id="authenticator">
      <CardHeader>
        <CardTitle>Authenticator app</CardTitle>
        {data && (data.since ? <Badge variant="positive">On</Badge> : <Badge>Off</Badge>)}
      </CardHeader>
      <CardContent className="space-y-3 text-sm">
        {error ? (
          <ProblemAlert error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton className="h-16" />
        ) : data.since ? (
          <>
            <p>
              After the password a code is asked for, since <Time at={data.since} zone />.
            </p>
            <p className={data.recoveryCodesLeft <= 2 ? 'text-warning' : 'text-muted-foreground'}>
              {data.recoveryCodesLeft === 0 ? 'No recovery code is left: make new ones before the app gets lost.' : `${data.recoveryCodesLeft} of 10 recovery codes are left.`}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button variant="outline" disabled={renewing.isPending} onClick={() => renewing.mutate()}>
                New recovery codes
              </Button>
              <AskFirst title="Remove the authenticator app?" consequence="The password alone will be enough to sign in, and the recovery codes stop working." verb="Remove" onConfirm={() => removing.mutate()}>
                <Button variant="outline" disabled={removing.isPending}>
                  Remove
                </Button>
              </AskFirst>
            </div>
          </>
        ) : (
          <>
            <p className="text-muted-foreground">A code that changes every 30 seconds, from an app on your phone, asked for after the password. Somebody who learns the password still stays outside.</p>
            <Button disabled={adding.isPending} onClick={() => adding.mutate()}>
              Set up
            </Button>
          </>
        )}
        <ProblemAlert error={adding.error ?? renewing.error ?? removing.error} />
      </CardContent>
      <Dialog open={offer !== undefined} onOpenChange={(open) => !open && setOffer(undefined)}>
        <DialogContent className="max-w-md">
          {offer && (
            <SetUp
              offer={offer}
              onDone={(recoveryCodes) => {
                setOffer(undefined)
                setCodes(recoveryCodes)
                void refresh()
              }}
            />
          )}
        </DialogContent>
      </Dialog>
      <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
    </Card>
  )
}

function SetUp({ offer, onDone }: { offer: AuthenticatorOffer; onDone: (recoveryCodes: string[]) => void }) {
  const [code, setCode] = useState('')
  const confirming = useMutation({ mutationFn: () => confirmAuthenticator(code), onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes), onError: () => setCode('') })
  return (
    <>
      <DialogHeader>
        <DialogTitle>Set up the authenticator app</DialogTitle>
        <DialogDescription>Scan this with the app, or type the secret into it. Then enter the code that it shows.</DialogDescription>
      </DialogHeader>
      <svg role="img" aria-label="QR code for the authenticator app" viewBox={`0 0 ${offer.qr.size} ${offer.qr.size}`} shapeRendering="crispEdges" className="mx-auto w-56 max-w-full rounded-md bg-white">
        <path d={offer.qr.path} fill="black" />
      </svg>
      <div className="space-y-1 text-center text-xs text-muted-foreground">
        <p>
          <CopyText text={offer.secret} label="secret" />
        </p>
        <p>
          On this device: <a href={offer.uri} className="underline underline-offset-4">open it in the app</a>
        </p>
      </div>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          confirming.mutate()
        }}
      >
        <Field label="Code">
          {(control) => (
            <Input {...control} required autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="font-mono tracking-widest" value={code} onChange={(event) => setCode(event.target.value)} />
          )}
        </Field>
        <ProblemAlert error={confirming.error} />
        <Button type="submit" className="w-full" disabled={confirming.isPending}>
          {confirming.isPending ? 'Checking…' : 'Turn on'}
        </Button>
      </form>
    </>
  )
}
