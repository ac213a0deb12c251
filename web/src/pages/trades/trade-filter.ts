import { oneOf, text } from '@/lib/search'
import { instantsOf, type Range } from '@/lib/range'
import type { Money } from '@/api/contracts'
import type { TradeQuestion } from '@/api/analytics'

/** What narrows trades down, in the address of every page that shows them: so that any figure leads to the trades behind it. */
export const tradeFilterSearch = {
  bot: text,
  key: text,
  exchange: text,
  symbol: text,
  side: oneOf('long', 'short'),
  result: oneOf('win', 'loss', 'even'),
  exit: text,
  template: text,
  money: oneOf('live', 'testnet', 'paper'),
  currency: text,
  range: oneOf('today', '7d', '30d', '90d', '1y'),
  from: text,
  to: text,
}

export interface TradeFilter extends Range {
  q?: string
  bot?: string
  key?: string
  exchange?: string
  symbol?: string
  side?: 'long' | 'short'
  result?: 'win' | 'loss' | 'even'
  exit?: string
  template?: string
  money?: Money
  currency?: string
}

const PLAIN = ['q', 'bot', 'key', 'exchange', 'symbol', 'side', 'result', 'exit', 'template', 'money', 'currency'] as const

/** The filter as the API takes it: days become instants. */
export function toQuestion(filter: TradeFilter, zone: string, last: number): TradeQuestion {
  return { ...Object.fromEntries(PLAIN.map((name) => [name, filter[name]])), ...instantsOf(filter, zone, last) }
}

/**
 * What quick ranges count back from: now. In a workspace that only ever traded on paper it is the latest trade, since a paper exchange may play
 * another year's market.
 */
export function lastDay(choices: { money: { value: string }[]; latest: string | null } | undefined, now: number): number {
  const onlyPaper = choices?.money.every((each) => each.value === 'paper')
  return onlyPaper && choices?.latest ? Date.parse(choices.latest) : now
}

/** `closed.desc` in the address, and back. */
export function readSort(text: string | undefined): { id: string; desc: boolean }[] {
  const [id, direction] = (text ?? '').split('.')
  return id ? [{ id, desc: direction !== 'asc' }] : []
}

export function writeSort(sorting: { id: string; desc: boolean }[]): string | undefined {
  const [first] = sorting
  return first && `${first.id}.${first.desc ? 'desc' : 'asc'}`
}
