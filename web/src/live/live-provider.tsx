import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { LiveConnection, type ConnectionState } from './connection'

const LiveContext = createContext<LiveConnection | undefined>(undefined)

/** Holds the live connection open while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const [connection] = useState(() => new LiveConnection(queryClient))
  useEffect(() => {
    connection.start()
    return () => connection.stop()
  }, [connection])
  return <LiveContext value={connection}>{children}</LiveContext>
}

export function useConnection(): { state: ConnectionState; since: number } {
  const connection = useContext(LiveContext)
  const state = useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.state ?? 'connecting')
  return { state, since: connection?.since ?? 0 }
}

const noSubscription = () => () => {}
