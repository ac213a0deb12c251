import type { QueryKey } from '@tanstack/react-query'
import type { BacktestProgress, BacktestView } from '@/api/backtests'
import type {
  ActivityView,
  BotView,
  CandleEvaluated,
  CandleView,
  EquityPoint,
  ExchangeKeyView,
  InstructionView,
  LiveEvent,
  PositionView,
  TemplateView,
  TradeView,
} from '@/api/contracts'
import { reduceBacktest, reduceBacktests, reduceProgress } from './backtest-reducers'

/**
 * What each live event does to each cached answer. Pure: the same object comes back where nothing changed, so that only what
 * changed is drawn again. The key's second part is the bot (or other id) that the answer is about; null means the workspace.
 */

const ACTIVITY_KEPT = 500
const EQUITY_KEPT = 5000

export function reduceBots(bots: BotView[], event: LiveEvent): BotView[] {
  if (event.name !== 'bot') return bots
  const known = bots.some((bot) => bot.botId === event.data.botId)
  const next = known
    ? bots.map((bot) => (bot.botId === event.data.botId ? event.data : bot))
    : [...bots, event.data]
  return known ? next : next.sort((a, b) => a.name.localeCompare(b.name))
}

export function reduceBot(bot: BotView, event: LiveEvent): BotView {
  return event.name === 'bot' && event.data.botId === bot.botId ? event.data : bot
}

export function reduceActivity(botId: string | null, lines: ActivityView[], event: LiveEvent): ActivityView[] {
  if (event.name !== 'activity' || (botId !== null && event.data.botId !== botId)) return lines
  return mergeActivity([event.data], lines)
}

export function mergeActivity(newer: ActivityView[], older: ActivityView[]): ActivityView[] {
  return union(newer, older, (line) => line.id, (a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)).slice(0, ACTIVITY_KEPT)
}

export function reduceTrades(botId: string | null, trades: TradeView[], event: LiveEvent): TradeView[] {
  if (event.name !== 'trade' || (botId !== null && event.data.botId !== botId)) return trades
  return mergeTrades([event.data], trades)
}

export function mergeTrades(newer: TradeView[], older: TradeView[]): TradeView[] {
  return union(newer, older, (view) => view.trade.tradeId, (a, b) => time(b.trade.exitTime) - time(a.trade.exitTime))
}

export function reducePositions(positions: PositionView[], event: LiveEvent): PositionView[] {
  if (event.name === 'position') {
    const same = (each: PositionView) =>
      each.botId === event.data.botId && each.position.symbol === event.data.position.symbol
    return positions.some(same) ? positions.map((each) => (same(each) ? event.data : each)) : [...positions, event.data]
  }
  if (event.name === 'position_closed') {
    return without(positions, (each) => each.botId === event.data.botId && each.position.symbol === event.data.symbol)
  }
  if (event.name === 'bot') {
    // A bot's own view names all that it holds: what is not among it is closed.
    const { botId, positions: held } = event.data
    return without(positions, (each) => each.botId === botId && !held.some((one) => one.symbol === each.position.symbol))
  }
  return positions
}

export function reduceInstructions(botId: string, instructions: InstructionView[], event: LiveEvent): InstructionView[] {
  if (event.name !== 'instruction' || event.data.botId !== botId) return instructions
  const known = instructions.some((each) => each.instructionId === event.data.instructionId)
  return known
    ? instructions.map((each) => (each.instructionId === event.data.instructionId ? event.data : each))
    : [event.data, ...instructions]
}

export function reduceInstruction(instruction: InstructionView, event: LiveEvent): InstructionView {
  return event.name === 'instruction' && event.data.instructionId === instruction.instructionId ? event.data : instruction
}

export function reduceCandles(botId: string, symbol: string, candles: CandleView[], event: LiveEvent): CandleView[] {
  if (event.name !== 'candle' || event.data.botId !== botId || event.data.symbol !== symbol) return candles
  const last = candles.at(-1)
  if (!last || time(event.data.candle.openTime) > time(last.openTime)) return [...candles, event.data.candle]
  return mergeCandles([event.data.candle], candles)
}

export function mergeCandles(newer: CandleView[], older: CandleView[]): CandleView[] {
  return union(newer, older, (candle) => String(time(candle.openTime)), (a, b) => time(a.openTime) - time(b.openTime))
}

export function reduceVerdicts(botId: string, latest: CandleEvaluated[], event: LiveEvent): CandleEvaluated[] {
  if (event.name !== 'candle' || event.data.botId !== botId || !event.data.evaluated) return latest
  const { evaluated } = event.data
  return latest.some((each) => each.symbol === evaluated.symbol)
    ? latest.map((each) => (each.symbol === evaluated.symbol ? evaluated : each))
    : [...latest, evaluated]
}

export function reduceEquity(botId: string, points: EquityPoint[], event: LiveEvent): EquityPoint[] {
  if (event.name !== 'equity' || event.data.botId !== botId) return points
  const last = points.at(-1)
  if (last && time(event.data.point.at) <= time(last.at)) return points
  return [...points, event.data.point].slice(-EQUITY_KEPT)
}

export function reduceKeys(keys: ExchangeKeyView[], event: LiveEvent): ExchangeKeyView[] {
  if (event.name !== 'key') return keys
  return union([event.data], keys, (key) => key.keyId, (a, b) => a.label.localeCompare(b.label))
}

export function reduceTemplates(templates: TemplateView[], event: LiveEvent): TemplateView[] {
  if (event.name !== 'template') return templates
  return union([event.data], templates, (template) => template.templateId, (a, b) => a.name.localeCompare(b.name))
}

/** Applies events in order to the answer cached under a key; answers that no event concerns come back as they are. */
export function reduceCached(key: QueryKey, data: unknown, events: readonly LiveEvent[]): unknown {
  const reduce = reducerOf(key)
  return reduce ? events.reduce(reduce, data) : data
}

/** Whether live events keep the answer under this key. */
export function isLive(key: QueryKey): boolean {
  return reducerOf(key) !== undefined
}

type Reduce = (data: unknown, event: LiveEvent) => unknown

function reducerOf([kind, first, second]: QueryKey): Reduce | undefined {
  const id = (first ?? null) as string | null
  switch (kind) {
    case 'bots':
      return (data, event) => reduceBots(data as BotView[], event)
    case 'bot':
      return (data, event) => reduceBot(data as BotView, event)
    case 'activity':
      return (data, event) => reduceActivity(id, data as ActivityView[], event)
    case 'trades':
      return (data, event) => reduceTrades(id, data as TradeView[], event)
    case 'positions':
      return (data, event) => reducePositions(data as PositionView[], event)
    case 'instructions':
      return (data, event) => reduceInstructions(id!, data as InstructionView[], event)
    case 'instruction':
      return (data, event) => reduceInstruction(data as InstructionView, event)
    case 'candles':
      return (data, event) => reduceCandles(id!, second as string, data as CandleView[], event)
    case 'verdicts':
      return (data, event) => reduceVerdicts(id!, data as CandleEvaluated[], event)
    case 'equity':
      return (data, event) => reduceEquity(id!, data as EquityPoint[], event)
    case 'keys':
      return (data, event) => reduceKeys(data as ExchangeKeyView[], event)
    case 'backtests':
      return (data, event) => reduceBacktests(data as BacktestView[], event)
    case 'backtest':
      return (data, event) => reduceBacktest(data as BacktestView, event)
    case 'backtest-progress':
      return (data, event) => reduceProgress(id!, data as BacktestProgress | null, event)
    case 'templates':
      return (data, event) => reduceTemplates(data as TemplateView[], event)
    default:
      return undefined
  }
}

function without<T>(items: T[], gone: (item: T) => boolean): T[] {
  return items.some(gone) ? items.filter((item) => !gone(item)) : items
}

/** Both lists in one order, each thing once; the newer list's word counts. */
function union<T>(newer: T[], older: T[], id: (item: T) => string, order: (a: T, b: T) => number): T[] {
  const seen = new Set(newer.map(id))
  return [...newer, ...older.filter((item) => !seen.has(id(item)))].sort(order)
}

const time = (instant: string) => Date.parse(instant)
