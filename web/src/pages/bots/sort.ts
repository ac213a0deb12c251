import type { BotView } from '@/api/contracts'

/** Orders of the grid, by what they are called; the list sorts by its columns. */
export const SORTS: [string, string][] = [
  ['today', 'Best today first'],
  ['loss', 'Worst today first'],
  ['equity', 'Most equity first'],
  ['trouble', 'Trouble first'],
  ['heard', 'Longest silent first'],
]

const TROUBLE: Partial<Record<BotView['state'], number>> = { error: 0, offline: 1, paused: 3, winding_down: 4 }
const halted = (bot: BotView) => (bot.riskUse?.halts.length ?? 0) > 0

const ORDERS: Record<string, (a: BotView, b: BotView) => number> = {
  today: (a, b) => b.netPnlToday - a.netPnlToday,
  loss: (a, b) => a.netPnlToday - b.netPnlToday,
  equity: (a, b) => (b.equity ?? -1) - (a.equity ?? -1),
  trouble: (a, b) => trouble(a) - trouble(b),
  heard: (a, b) => (a.lastHeartbeat ?? '').localeCompare(b.lastHeartbeat ?? ''),
}

function trouble(bot: BotView): number {
  return TROUBLE[bot.state] ?? (halted(bot) ? 2 : 9)
}

export function readOrder(sort: string | undefined): ((a: BotView, b: BotView) => number) | undefined {
  return sort === undefined ? undefined : ORDERS[sort]
}

/** The bots come by name; equal ones stay so. */
export function sorted(bots: BotView[], order: ((a: BotView, b: BotView) => number) | undefined): BotView[] {
  return order ? [...bots].sort(order) : bots
}
