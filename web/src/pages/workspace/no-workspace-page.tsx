import type { Membership } from '@/api/contracts'
import { Button } from '@/components/ui/button'
import { addressOf } from '@/lib/workspace'
import { useSignOut } from '@/shell/sign-out'
import { AccountFrame } from '../account/account-frame'

/** The address names a workspace that there is not, or not for this account. */
export function NoWorkspacePage({ workspaces }: { workspaces: Membership[] }) {
  const signOut = useSignOut()
  return (
    <AccountFrame title="There is no such workspace" intro="Or you are not a member of it. Ask whoever sent you the link for an invitation, or go to one of yours.">
      <ul className="space-y-1.5">
        {workspaces.map((each) => (
          <li key={each.workspaceId}>
            <Button asChild variant="outline" className="w-full justify-start">
              <a href={`${addressOf(each)}/`}>{each.name}</a>
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="ghost" className="mt-3 w-full" onClick={() => void signOut()}>
        Sign out
      </Button>
    </AccountFrame>
  )
}
