import { useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { signOut } from '@/api/commands'
import { sessionQuery } from '@/api/queries'

/** Ends the session and forgets everything that was shown under it. */
export function useSignOut() {
  const queryClient = useQueryClient()
  return async () => {
    try {
      await signOut()
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'Signing out failed.')
      return
    }
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
  }
}
