import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Permission } from '@/api/contracts'
import { sessionQuery } from '@/api/queries'

/** Who is signed in and what they may do. Only inside the signed-in part of the page. */
export function useSession() {
  const { data } = useSuspenseQuery(sessionQuery)
  // The same as long as the session is: columns and whole tables are made anew where it changes.
  return useMemo(() => ({ ...data, may: (permission: Permission) => data.permissions.includes(permission) }), [data])
}

/** How to name who acted: "you" for the signed-in account; systems and bots by their own names. Events know accounts by id only. */
export function useActorName() {
  const { account } = useSession()
  return (actor: string) => (actor === account?.id ? 'you' : actor)
}
