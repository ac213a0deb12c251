import type { AuditEntry } from '@/api/contracts'
import { humanise } from '@/format/words'

/** What the address of the audit page can say. */
export interface AuditSearch {
  q?: string
  by?: 'everybody' | 'bots' | 'system'
  actor?: string
  action?: string
  type?: string
  target?: string
  result?: AuditEntry['result']
  from?: string
  to?: string
}

export const FILTERS = ['q', 'by', 'actor', 'action', 'type', 'target', 'result', 'from', 'to'] as const

const KINDS = { people: 'user,staff,token', bots: 'bot', system: 'system', everybody: undefined }

/** The same as the API is asked for it. Without a choice, what people did; days are UTC, both ends included. */
export function toQuery(search: AuditSearch): Record<string, string | undefined> {
  const dayAfter = search.to && new Date(Date.parse(`${search.to}T00:00:00Z`) + 86_400_000).toISOString()
  return {
    q: search.q,
    by: search.actor ? undefined : KINDS[search.by ?? 'people'],
    actor: search.actor,
    action: search.action,
    targetType: search.type,
    targetId: search.target,
    result: search.result,
    from: search.from && `${search.from}T00:00:00Z`,
    to: dayAfter,
  }
}

const ACTIONS: Record<string, string> = {
  'workspace.delete_data': 'Delete data',
  'exchangekey.opened_for_bot': 'Key opened for bot',
  'request.get': 'Asked for',
  'account.sign_in_refused': 'Sign-in refused',
  'audit.export': 'Exported the audit log',
}

/** `bot.set_risk_limits` as people read it. */
export function actionName(action: string): string {
  if (ACTIONS[action]) return ACTIONS[action]
  const [context, ...rest] = action.split('.')
  const what = humanise(rest.join('.'))
  const named = /^record /i.test(what) || /\b(bot|key|template|workspace|risk|instruction|reports)\b/i.test(what) || context === 'account' || context === 'session'
  return named ? what : `${what} ${CONTEXTS[context ?? ''] ?? humanise(context ?? '').toLowerCase()}`
}

const CONTEXTS: Record<string, string> = { exchangekey: 'exchange key' }

export function typeName(type: string): string {
  return type === 'exchangekey' ? 'Exchange key' : humanise(type)
}

/** One line about what an entry did, for the list. */
export function summary(entry: AuditEntry): string {
  if (entry.result !== 'accepted') return entry.problem ?? (entry.code ? humanise(entry.code) : '')
  if (entry.reason) return `“${entry.reason}”`
  const asked = entry.requested.map((each) => `${each.field} ${each.value}`).join(', ')
  // Of something new every field is new: what was asked for says more.
  if (asked && entry.changes.every((each) => each.before === null)) return asked
  const change = entry.changes.find((each) => !/revision|instructions/.test(each.field)) ?? entry.changes[0]
  if (change) {
    const more = entry.changes.length > 1 ? ` and ${entry.changes.length - 1} more` : ''
    return `${change.field}: ${change.before ?? '–'} → ${change.after ?? '–'}${more}`
  }
  return asked
}

/** The place in a bot's time travel that events of a stream lead to; nothing for streams of other things. */
export function stepOf(caused: { stream: string; last: number; events: string[] }): { botId: string; step: string } | undefined {
  if (caused.stream.startsWith('ledger-')) return { botId: caused.stream.slice('ledger-'.length), step: `ledger-${caused.last}` }
  return caused.events.some((event) => event.startsWith('bot.')) ? { botId: caused.stream, step: `bot-${caused.last}` } : undefined
}
