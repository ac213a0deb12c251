import type { QueryKey } from '@tanstack/react-query'
import type { LiveEvent } from '@/api/contracts'
import { reduceCached } from './reducers'

/**
 * Live events that arrive while an answer is being fetched. The answer may have been made before them; applying them once
 * more on top keeps a slow answer from undoing what was already seen. Keeps nothing while nothing is being fetched.
 */
const open = new Set<LiveEvent[]>()

export function recordForFetches(events: readonly LiveEvent[]): void {
  for (const recording of open) recording.push(...events)
}

/** Fetches, then applies what came in meanwhile. */
export async function fetchUnderLive<T>(key: QueryKey, fetch: () => Promise<T>): Promise<T> {
  const recording: LiveEvent[] = []
  open.add(recording)
  try {
    const answer = await fetch()
    return reduceCached(key, answer, recording) as T
  } finally {
    open.delete(recording)
  }
}
