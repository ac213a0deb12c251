import type { BotView, Permission, Position } from '@/api/contracts'
import { limitName } from '@/format/words'
import { price, quantity, signedMoney } from '@/format/numbers'
import type { InstructionVerb } from '@/api/commands'

/** What a person can tell a bot to do, when, with which permission, and what will follow: in words, before it happens. */

export interface BotActionKind {
  verb: InstructionVerb | 'redeploy' | 'wake' | 'update'
  label: string
  question: (name: string) => string
  permission: Permission
  destructive: boolean
  /** Whether it makes sense in the bot's present state. */
  offered: (bot: BotView) => boolean
  /** The instant before which it would be refused, where there is one. */
  notBefore?: (bot: BotView) => string | null
  consequence: (bot: BotView) => string[]
}

const PROVISIONED = new Set(['online', 'paused', 'offline', 'error'])
const haltedUntilResumed = (bot: BotView) => bot.riskUse?.halts.some((halt) => halt.resumable) ?? false
const isPaused = (bot: BotView) => bot.state === 'paused' || bot.paused

export const BOT_ACTIONS: BotActionKind[] = [
  {
    verb: 'pause',
    label: 'Pause',
    question: (name) => `Pause ${name}?`,
    permission: 'bots.pause_resume',
    destructive: false,
    offered: (bot) => ['online', 'offline', 'deploying'].includes(bot.state) && !isPaused(bot),
    consequence: (bot) => [
      'It opens no new positions from the moment it acknowledges this.',
      bot.positions.length > 0
        ? `${openPositions(bot)} stays open; stops and exit rules keep acting on it.`
        : 'Market data and signals are still evaluated and recorded.',
      ...offlineNote(bot),
    ],
  },
  {
    verb: 'resume',
    label: 'Resume',
    question: (name) => `Resume ${name}?`,
    permission: 'bots.pause_resume',
    destructive: false,
    offered: (bot) => (isPaused(bot) || haltedUntilResumed(bot)) && PROVISIONED.has(bot.state),
    consequence: (bot) => [
      ...(bot.riskUse?.halts ?? []).map((halt) =>
        halt.resumable ? `Lifts ${limitName(halt.limit).toLowerCase()} (${halt.reason}).` : `${limitName(halt.limit)} stays in force (${halt.reason}).`,
      ),
      ...(bot.riskUse?.halts.some((halt) => halt.limit === 'equityProtectionDrawdownPct') ? ['The peak that the drawdown is counted from starts anew.'] : []),
      'It may open positions again, from the next closed candle on.',
      ...(bot.key && !bot.key.paper && !bot.key.testnet ? ['It trades real money.'] : []),
      ...offlineNote(bot),
    ],
  },
  {
    verb: 'wake',
    label: 'Wake',
    question: (name) => `Wake ${name} now?`,
    permission: 'bots.deploy',
    destructive: false,
    offered: (bot) => bot.state === 'sleeping',
    consequence: (bot) => [
      'Its instance is created again, on the same address; it is charged from the moment it is online.',
      'It stays awake for an hour, and then as its sessions say: outside of them it sleeps again once it is flat.',
      bot.paused ? 'It wakes paused, as it fell asleep.' : 'It opens positions only inside its sessions.',
    ],
  },
  {
    verb: 'restart',
    label: 'Restart',
    question: (name) => `Restart ${name}?`,
    permission: 'bots.restart',
    destructive: false,
    offered: (bot) => PROVISIONED.has(bot.state) && !bot.replacing,
    notBefore: (bot) => bot.restartableAt,
    consequence: (bot) => [
      'Its process ends and another takes over on the same address. Trading halts meanwhile, for some seconds.',
      bot.positions.length > 0
        ? `${openPositions(bot)} stays open; stops that rest at the venue protect it, and the next process takes it over.`
        : 'The next process compares itself with the venue before it trades.',
      'A bot can be restarted once an hour.',
    ],
  },
  {
    verb: 'update',
    label: 'Update',
    question: (name) => `Update ${name}?`,
    permission: 'bots.update_version',
    destructive: false,
    offered: (bot) => PROVISIONED.has(bot.state) && bot.newerVersion !== null && !bot.replacing,
    consequence: (bot) => [
      `Version ${bot.newerVersion} takes over from ${bot.botVersion ?? 'the present one'}, in place and on the same address.`,
      'Entries are paused and pending entry orders cancelled; the new version compares itself with the venue and goes on.',
      bot.positions.length > 0 ? `${openPositions(bot)} and its stops are kept.` : 'No position is open.',
      'If the new version does not run, the former one is started again.',
    ],
  },
  {
    verb: 'close-all',
    label: 'Close all',
    question: (name) => `Pause ${name} and close all its positions?`,
    permission: 'positions.close_all',
    destructive: true,
    offered: (bot) => ['online', 'paused', 'offline'].includes(bot.state) && bot.key !== null,
    consequence: (bot) => [
      'It is paused, and all its orders are cancelled.',
      bot.positions.length > 0
        ? `${openPositions(bot)} is closed at market, ${openPnl(bot)} unrealised before fees.`
        : 'No position is known to be open; the venue is asked to make sure.',
      'Done means that the venue confirms it is flat. This cannot be undone.',
      ...offlineNote(bot),
    ],
  },
  {
    verb: 'stop',
    label: 'Stop',
    question: (name) => `Stop ${name}?`,
    permission: 'bots.stop',
    destructive: true,
    offered: (bot) => bot.state !== 'stopped' && bot.state !== 'winding_down',
    consequence: (bot) => [
      'Entry orders are cancelled, the bot ends and its instance is released.',
      bot.positions.length > 0
        ? `${openPositions(bot)} is not closed: afterwards only stops that rest at the venue protect it. To be flat, close all first.`
        : 'No position is open.',
      'Configuration, key and template are kept; it can be deployed again.',
      ...offlineNote(bot),
    ],
  },
  {
    verb: 'redeploy',
    label: 'Redeploy',
    question: (name) => `Redeploy ${name}?`,
    permission: 'bots.deploy',
    destructive: false,
    offered: (bot) => bot.state === 'stopped' || bot.state === 'error',
    consequence: (bot) => [
      `A new instance is created in region ${bot.region}, with the same configuration.`,
      bot.key && bot.template
        ? `Once online it trades ${bot.key.symbols.join(', ') || 'its instruments'} with ${bot.template.name} v${bot.template.version}${bot.paused ? ' after it is resumed' : ''}.`
        : 'It trades once a key and a template are assigned.',
    ],
  },
]

export function offeredActions(bot: BotView, may: (permission: Permission) => boolean): BotActionKind[] {
  return BOT_ACTIONS.filter((action) => action.offered(bot) && may(action.permission))
}

/** Whole minutes until the action may be asked for; null where it may now. */
export function waitMinutes(kind: BotActionKind, bot: BotView, now: number): number | null {
  const from = kind.notBefore?.(bot)
  const left = from ? Date.parse(from) - now : 0
  return left > 0 ? Math.ceil(left / 60_000) : null
}

export function closeConsequence(position: Position, currency: string): string[] {
  return [
    `${position.side === 'long' ? 'Long' : 'Short'} ${quantity(position.quantity)} ${position.symbol}, entered at ${price(position.entryPrice)}, is closed at market, reduce-only.`,
    `Unrealised now: ${signedMoney(position.unrealisedPnl, currency)} before exit fees.`,
    'The bot is not paused and may enter again. This cannot be undone.',
  ]
}

function openPositions(bot: BotView): string {
  const [first] = bot.positions
  return bot.positions.length === 1 && first
    ? `The ${first.side} position in ${first.symbol}`
    : `Each of its ${bot.positions.length} positions`
}

function openPnl(bot: BotView): string {
  return signedMoney(
    bot.positions.reduce((sum, each) => sum + each.unrealisedPnl, 0),
    bot.currency,
  )
}

function offlineNote(bot: BotView): string[] {
  return bot.state === 'offline'
    ? ['It is offline: this waits in its queue until it is heard from again, and expires if that takes too long.']
    : []
}
