import { useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from '@/api/queries'
import { AccountFrame } from './account-frame'
import { PasswordForm } from './password-form'

/** After a one-time password: nothing else is reachable until it is replaced. */
export function NewPasswordPage() {
  const queryClient = useQueryClient()
  return (
    <AccountFrame title="Choose your password" intro="The one-time password served its purpose. Choose one that only you know.">
      <PasswordForm currentLabel="One-time password" onChanged={() => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })} />
    </AccountFrame>
  )
}
