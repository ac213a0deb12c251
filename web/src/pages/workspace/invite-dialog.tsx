import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/api/client'
import { invite } from '@/api/commands'
import type { Role } from '@/api/contracts'
import { invitationsQuery, rolesQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'

/** Sends a link that works once, for a week, for one address. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { role: own, outbox } = useSession()
  const queryClient = useQueryClient()
  const { data: roles } = useQuery(rolesQuery)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const below = roles?.roles.find((each) => each.role === own)?.below ?? []
  const sending = useMutation({
    mutationFn: () => invite(email.trim(), role),
    onSuccess: () => {
      toast.success(`Invitation to ${email.trim()} is on its way`)
      setTimeout(() => void queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }), 400)
      onClose()
    },
  })
  const fields = sending.error instanceof ApiError ? sending.error.fields : {}
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-md">
        <DialogHeader>
          <DialogTitle>Invite</DialogTitle>
          <DialogDescription>They get a link by e-mail. It works once, for seven days, for this address only.</DialogDescription>
        </DialogHeader>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            sending.mutate()
          }}
        >
          <Field label="E-mail" error={fields.email}>
            {(control) => <Input {...control} type="email" required autoFocus autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />}
          </Field>
          <Field label="Role" error={fields.role} hint="Below your own. It can be changed later.">
            {(control) => (
              <Select value={role} onValueChange={(next) => setRole(next as Role)}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {below.map((each) => (
                    <SelectItem key={each} value={each}>
                      {humanise(each)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          {outbox && (
            <p className="rounded-md border border-warning/30 bg-warning/10 px-3 py-2 text-sm">
              No mail server is configured: the message goes to the{' '}
              <Link to="/outbox" className="underline underline-offset-2">
                outbox
              </Link>
              . Hand the link on yourself.
            </p>
          )}
          <ProblemAlert error={sending.error} />
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={sending.isPending}>
              {sending.isPending ? 'Sending…' : 'Send invitation'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
