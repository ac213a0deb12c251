import type { QueryKey } from '@tanstack/react-query'
import type { LiveEvents } from '@/api/contracts'

/** Answers that are not sent over the live connection, since not everybody may read them or since they are long: it says that they have changed, and they are asked for again. */
const ASKED_AGAIN: Record<LiveEvents['changed']['view'], (botId: string | null) => QueryKey[]> = {
  workspace: () => [['session'], ['workspace'], ['members'], ['invitations']],
  billing: () => [['billing']],
  deployments: (botId) => [['deployments', botId], ['fleet-deployments']],
  orders: (botId) => [['orders', botId]],
}

/** What to ask for again after this; nothing for what a later backend may tell of. */
export function staleAfter({ view, botId }: LiveEvents['changed']): QueryKey[] {
  return ASKED_AGAIN[view]?.(botId) ?? []
}

/** The session is not among them: a page begins with it, and is drawn anew by it. */
const FOLLOWED = new Set(Object.values(ASKED_AGAIN).flatMap((keys) => keys(null).map(([kind]) => kind)).filter((kind) => kind !== 'session'))

/** Whether the live connection says when the answer under this key has changed. */
export function isFollowed([kind]: QueryKey): boolean {
  return FOLLOWED.has(kind)
}
