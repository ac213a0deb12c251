import type { BotView } from '@/api/contracts'

export type Money = 'live' | 'testnet' | 'paper'

/** Which money a bot trades; a bot without a key trades none. */
export function moneyOf(bot: BotView): Money | undefined {
  if (!bot.key) return undefined
  return bot.key.paper ? 'paper' : bot.key.testnet ? 'testnet' : 'live'
}

export interface FleetFilter {
  q?: string
  money?: Money
  state?: string
}

/** Bots by name, id, key, template, region or symbol; by money; by state. */
export function filterBots(bots: BotView[], { q, money, state }: FleetFilter): BotView[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return bots.filter((bot) => {
    if (money && moneyOf(bot) !== money) return false
    if (state && bot.state !== state) return false
    if (words.length === 0) return true
    const text = [bot.name, bot.botId, bot.key?.label, bot.template?.name, bot.region, bot.instance?.address, ...(bot.key?.symbols ?? [])]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export interface CurrencyFigures {
  currency: string
  equity: number
  today: number
  total: number
  unrealised: number
}

export interface FleetFigures {
  /** Amounts of different currencies are never added up. */
  byCurrency: CurrencyFigures[]
  online: number
  bots: number
  openPositions: number
  trades: number
  /** Share of winning trades, 0 to 1; nothing without trades. */
  winRate: number | undefined
}

export function fleetFigures(bots: BotView[]): FleetFigures {
  const byCurrency = new Map<string, CurrencyFigures>()
  for (const bot of bots) {
    const sum = byCurrency.get(bot.currency) ?? { currency: bot.currency, equity: 0, today: 0, total: 0, unrealised: 0 }
    sum.equity += bot.equity ?? 0
    sum.today += bot.netPnlToday
    sum.total += bot.netPnlTotal
    sum.unrealised += unrealised(bot)
    byCurrency.set(bot.currency, sum)
  }
  const trades = sum(bots, (bot) => bot.trades)
  return {
    byCurrency: [...byCurrency.values()].sort((a, b) => b.equity - a.equity),
    online: bots.filter((bot) => bot.state === 'online').length,
    bots: bots.length,
    openPositions: sum(bots, (bot) => bot.positions.length),
    trades,
    winRate: trades > 0 ? sum(bots, (bot) => bot.wins) / trades : undefined,
  }
}

export function unrealised(bot: BotView): number {
  return sum(bot.positions, (position) => position.unrealisedPnl)
}

function sum<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
