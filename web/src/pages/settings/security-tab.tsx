import { toast } from 'sonner'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { PasswordForm } from '../account/password-form'
import { AuthenticatorCard } from './authenticator-card'
import { DeleteAccountCard } from './delete-account-card'
import { PasskeysCard } from './passkeys-card'
import { SessionsCard } from './sessions-card'

/** How one signs in, and where one is signed in. */
export function SecurityTab() {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <div className="space-y-4">
        <AuthenticatorCard />
        <PasskeysCard />
      </div>
      <div className="space-y-4">
        <Card id="password">
          <CardHeader>
            <CardTitle>Password</CardTitle>
          </CardHeader>
          <CardContent className="space-y-3">
            <p className="text-sm text-muted-foreground">A new password signs out every other browser.</p>
            <PasswordForm onChanged={() => toast.success('Password changed')} />
          </CardContent>
        </Card>
        <SessionsCard />
        <DeleteAccountCard />
      </div>
    </div>
  )
}
