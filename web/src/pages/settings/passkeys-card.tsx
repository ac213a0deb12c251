import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { passkeysQuery, removePasskey } from '@/api/account'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Field } from '@/components/forms/field'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { addPasskey, passkeysSupported } from '@/lib/passkey'
import { AskFirst } from './ask-first'
import { useConfirmed } from './confirmation'

/** Signing in without a password: by fingerprint, face or the device's PIN. */
export function PasskeysCard() {
  const queryClient = useQueryClient()
  const confirmed = useConfirmed()
  const { data, error, refetch } = useQuery(passkeysQuery)
  const [label, setLabel] = useState('')
  const refresh = () => queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey })
  const adding = useMutation({
    mutationFn: () => confirmed(() => addPasskey(label.trim())),
    onSuccess: () => {
      toast.success('Passkey added')
      setLabel('')
      void refresh()
    },
  })
  const removing = useMutation({ mutationFn: (id: string) => confirmed(() => removePasskey(id)), onSettled: refresh })
  const possible = data?.available && passkeysSupported()

  return (
    <Card id="passkeys">
      <CardHeader>
        <CardTitle>Passkeys</CardTitle>
      </CardHeader>
      <CardContent className="space-y-4 text-sm">
        {error ? (
          <ProblemAlert error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton className="h-16" />
        ) : data.passkeys.length === 0 ? (
          <EmptyState title="No passkey yet" className="py-2">
            A passkey signs you in by fingerprint, face or the device’s PIN, and cannot be phished: it works at this address alone. It needs neither password nor code.
          </EmptyState>
        ) : (
          <ul aria-label="Passkeys" className="divide-y">
            {data.passkeys.map((each) => (
              <li key={each.id} className="flex items-center gap-3 py-2 first:pt-0">
                <div className="min-w-0 flex-1">
                  <p className="truncate font-medium">
                    {each.label} {each.synced && <Badge title="Kept by your password manager on several devices">Synced</Badge>}
                  </p>
                  <p className="text-xs text-muted-foreground">
                    Added <Time at={each.created} />, last used <Time at={each.lastUsed} zone />
                  </p>
                </div>
                <AskFirst title={`Remove ${each.label}?`} consequence="It no longer signs you in. Remove it from the device or password manager too." verb="Remove" onConfirm={() => removing.mutate(each.id)}>
                  <Button size="icon" variant="ghost" aria-label={`Remove ${each.label}`}>
                    <Trash2 />
                  </Button>
                </AskFirst>
              </li>
            ))}
          </ul>
        )}
        {data &&
          (possible ? (
            <form
              className="flex flex-wrap items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault()
                adding.mutate()
              }}
            >
              <Field label="Name of a new passkey" className="min-w-40 flex-1">
                {(control) => <Input {...control} required maxLength={60} placeholder="Laptop" value={label} onChange={(event) => setLabel(event.target.value)} />}
              </Field>
              <Button type="submit" disabled={adding.isPending}>
                {adding.isPending ? 'Waiting for the device…' : 'Add passkey'}
              </Button>
            </form>
          ) : (
            <p className="text-xs text-muted-foreground">
              {data.available
                ? 'This browser cannot use passkeys here: it needs HTTPS or http://localhost, and a present version.'
                : 'Passkeys are bound to a host name, and this address is none that is configured: open the dashboard at http://localhost, or have plutarc.url set.'}
            </p>
          ))}
        <ProblemAlert error={adding.error ?? removing.error} />
      </CardContent>
    </Card>
  )
}
