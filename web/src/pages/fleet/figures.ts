import type { BotView } from '@/api/contracts'

export type Money = 'live' | 'testnet' | 'paper'
export const MONIES: Money[] = ['live', 'testnet', 'paper']

export const MONEY_NAMES: [Money, string][] = [
  ['live', 'Live'],
  ['testnet', 'Testnet'],
  ['paper', 'Paper'],
]

/** Which money a bot trades; a bot without a key trades none. */
export function moneyOf(bot: BotView): Money | undefined {
  if (!bot.key) return undefined
  return bot.key.paper ? 'paper' : bot.key.testnet ? 'testnet' : 'live'
}

export interface FleetFilter {
  q?: string
  money?: Money
  state?: string
  region?: string
  template?: string
}

/** Bots by name, id, key, template, region or symbol; by money; by state. */
export function filterBots(bots: BotView[], { q, money, state, region, template }: FleetFilter): BotView[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return bots.filter((bot) => {
    if (money && moneyOf(bot) !== money) return false
    if (state && bot.state !== state) return false
    if (region && bot.region !== region) return false
    if (template && bot.template?.name !== template) return false
    if (words.length === 0) return true
    const text = [bot.name, bot.botId, bot.key?.label, bot.template?.name, bot.region, bot.instance?.address, ...(bot.key?.symbols ?? [])]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Paper money and real money are never added up, nor are amounts of different currencies. */
export interface MoneyFigures {
  money: Money
  currency: string
  equity: number
  today: number
  /** Equity at the beginning of the market day of the same bots; what today's percentage is of. */
  dayStart: number
  total: number
  unrealised: number
}

export interface FleetFigures {
  /** The most real money first. */
  byMoney: MoneyFigures[]
  online: number
  bots: number
  openPositions: number
  trades: number
  /** Share of winning trades of the last thirty days, 0 to 1; nothing without trades. */
  winRate: number | undefined
}

export function fleetFigures(bots: BotView[]): FleetFigures {
  const groups = new Map<string, MoneyFigures>()
  for (const bot of bots) {
    const money = moneyOf(bot)
    if (!money) continue
    const key = `${money} ${bot.currency}`
    const sum = groups.get(key) ?? { money, currency: bot.currency, equity: 0, today: 0, dayStart: 0, total: 0, unrealised: 0 }
    sum.equity += bot.equity ?? 0
    sum.dayStart += bot.riskUse?.dayStartEquity ?? (bot.equity === null ? 0 : bot.equity - bot.netPnlToday - unrealised(bot))
    sum.today += bot.netPnlToday
    sum.total += bot.netPnlTotal
    sum.unrealised += unrealised(bot)
    groups.set(key, sum)
  }
  const trades = sum(bots, (bot) => bot.recentTrades)
  return {
    byMoney: [...groups.values()].sort((a, b) => MONIES.indexOf(a.money) - MONIES.indexOf(b.money) || b.equity - a.equity),
    online: bots.filter((bot) => bot.state === 'online').length,
    bots: bots.length,
    openPositions: sum(bots, (bot) => bot.positions.length),
    trades,
    winRate: trades > 0 ? sum(bots, (bot) => bot.recentWins) / trades : undefined,
  }
}

export function unrealised(bot: BotView): number {
  return sum(bot.positions, (position) => position.unrealisedPnl)
}

function sum<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
