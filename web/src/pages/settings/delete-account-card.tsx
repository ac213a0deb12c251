import { useMutation } from '@tanstack/react-query'
import { deleteAccount } from '@/api/account'
import { ProblemAlert } from '@/components/feedback'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { AskFirst } from './ask-first'
import { useConfirmed } from './confirmation'

/** The end of the account. What keeps it from ending, such as an organisation that nobody else owns, the server says. */
export function DeleteAccountCard() {
  const confirmed = useConfirmed()
  const deleting = useMutation({ mutationFn: () => confirmed(deleteAccount), onSuccess: () => window.location.assign('/') })
  return (
    <Card id="delete-account">
      <CardHeader>
        <CardTitle>Delete account</CardTitle>
      </CardHeader>
      <CardContent className="space-y-3 text-sm">
        <p className="text-muted-foreground">
          Your way in, your address, your authenticator, passkeys and tokens, and your personal workspace with its exchange keys are gone for good. What you did in organisations stays on record there, under an id.
          Stop your own bots first, and transfer or delete organisations that you own.
        </p>
        <AskFirst title="Delete this account?" consequence="Nothing of it can be brought back. Delete your keys at the exchanges as well." verb="Delete account" onConfirm={() => deleting.mutate()}>
          <Button variant="destructive" size="sm" disabled={deleting.isPending}>
            Delete account…
          </Button>
        </AskFirst>
        <ProblemAlert error={deleting.error} />
      </CardContent>
    </Card>
  )
}
