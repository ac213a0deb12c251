/** Codes as people read them. Codes that nobody foresaw are shown as they are, with spaces. */

export function humanise(code: string): string {
  const text = code.replaceAll(/[._]/g, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The heading of each role's group, in the order in which a decision takes them. */
export const ROLE_ORDER = ['signal', 'filter', 'risk_gate', 'entry_guard', 'rule', 'exit_rule'] as const

const ROLE_NAMES: Record<string, string> = {
  signal: 'Signals',
  filter: 'Filters',
  risk_gate: 'Risk gates',
  entry_guard: 'Entry guards',
  rule: 'Session, cooldown and limits',
  exit_rule: 'Exit rules',
}

export function roleName(role: string): string {
  return ROLE_NAMES[role] ?? humanise(role)
}

const DECISIONS: Record<string, string> = {
  none: 'No entry',
  enter_long: 'Enter long',
  enter_short: 'Enter short',
  blocked_long: 'Long blocked',
  blocked_short: 'Short blocked',
  exit: 'Exit',
  warming_up: 'Warming up',
}

export function decisionName(decision: string): string {
  return DECISIONS[decision] ?? humanise(decision)
}

const INSTRUCTIONS: Record<string, string> = {
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  close_position: 'Close position',
  close_all: 'Pause & close all',
  sleep: 'Sleep',
  restart: 'Restart',
  update: 'Update',
  place_order: 'Order by hand',
  cancel_order: 'Cancel order',
}

export function instructionName(kind: string): string {
  return INSTRUCTIONS[kind] ?? humanise(kind)
}

const LIMITS: Record<string, string> = {
  maxPositionsPerAsset: 'Positions per asset',
  maxPositionsTotal: 'Positions in total',
  maxLossPerTradePct: 'Loss per trade',
  dailyLossLimitPct: 'Daily loss',
  consecutiveLossLimit: 'Losses in a row',
  equityProtectionDrawdownPct: 'Equity protection',
  minEquity: 'Least equity',
  maxLeverage: 'Leverage',
  apiErrorThreshold: 'Venue errors',
}

export function limitName(limit: string): string {
  return LIMITS[limit] ?? humanise(limit)
}

const VENUES: Record<string, string> = { paper: 'Paper exchange', bybit: 'Bybit' }

export function venueName(venue: string): string {
  return VENUES[venue] ?? humanise(venue)
}
