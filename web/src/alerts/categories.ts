import type { ActivityView, Instant } from '@/api/contracts'

/** What of the activity is an alert, and of which kind. Pure. */

export const CATEGORIES = [
  { id: 'trades', label: 'Trades and orders', examples: 'a position opened, a trade closed, an order refused' },
  { id: 'risk', label: 'Risk limits', examples: 'a daily loss reached, entries paused, a limit lifted' },
  { id: 'connection', label: 'Connections', examples: 'a bot offline or back, a venue out of reach' },
  { id: 'bots', label: 'Life of bots', examples: 'asleep, woken, updated, failed' },
  { id: 'commands', label: 'Commands', examples: 'a command failed or expired' },
] as const

export type AlertCategory = (typeof CATEGORIES)[number]['id']

const CONNECTION = /^(bot\.(went_offline|offline_alerted|came_online)|exchange\.)/
const RISK = /^(risk\.|trading\.risk_limit)/
const TRADES = /^(trading\.|entry\.|exit\.|position\.|order\.)/

export function categoryOf({ kind }: Pick<ActivityView, 'kind'>): AlertCategory {
  if (RISK.test(kind)) return 'risk'
  if (CONNECTION.test(kind)) return 'connection'
  if (TRADES.test(kind)) return 'trades'
  if (kind.startsWith('bot.instruction')) return 'commands'
  return 'bots'
}

/** Notices and worse, of the categories that are not switched off. */
export function alertsOf(lines: ActivityView[], silenced: readonly string[]): ActivityView[] {
  return lines.filter((line) => line.severity !== 'info' && !silenced.includes(categoryOf(line)))
}

/** What wants a person's nod: warnings and worse. */
export function wantsNod(line: ActivityView): boolean {
  return line.severity === 'warning' || line.severity === 'critical'
}

export function isNew(line: ActivityView, seenUntil: Instant | null): boolean {
  return seenUntil === null || Date.parse(line.at) > Date.parse(seenUntil)
}

/** Everything that is new, and what is old but still wants a nod. */
export function unsettled(alerts: ActivityView[], seenUntil: Instant | null, acknowledged: readonly string[]): ActivityView[] {
  return alerts.filter((line) => isNew(line, seenUntil) || (wantsNod(line) && !acknowledged.includes(line.id)))
}
