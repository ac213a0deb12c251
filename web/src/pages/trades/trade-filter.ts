import type { TradeView } from '@/api/contracts'

export interface TradeFilter {
  q?: string
  bot?: string
  symbol?: string
  side?: string
  result?: 'win' | 'loss'
  exit?: string
  template?: string
  money?: string
  from?: string
  to?: string
}

/** Trades that all given conditions hold for. Days are days of exit in UTC, both ends included. */
export function filterTrades(trades: TradeView[], filter: TradeFilter): TradeView[] {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return trades.filter((view) => {
    const { trade } = view
    const day = new Date(trade.exitTime).toISOString().slice(0, 10)
    return (
      (!filter.bot || view.botId === filter.bot) &&
      (!filter.symbol || trade.symbol === filter.symbol) &&
      (!filter.side || trade.side === filter.side) &&
      (!filter.result || (filter.result === 'win') === trade.netPnl > 0) &&
      (!filter.exit || trade.exitReason === filter.exit) &&
      (!filter.template || view.templateName === filter.template) &&
      (!filter.money || moneyOf(view) === filter.money) &&
      (!filter.from || day >= filter.from) &&
      (!filter.to || day <= filter.to) &&
      words.every((word) => [view.botName, trade.symbol, trade.exitReason, view.templateName, trade.tradeId, trade.entryOrderId, trade.exitOrderId].join(' ').toLowerCase().includes(word))
    )
  })
}

export function moneyOf({ paper, testnet }: Pick<TradeView, 'paper' | 'testnet'>): 'live' | 'testnet' | 'paper' {
  return paper ? 'paper' : testnet ? 'testnet' : 'live'
}

export interface TradeSummary {
  trades: number
  wins: number
  gross: number
  fees: number
  funding: number
  net: number
  /** Gross profit over gross loss of net results; nothing without a loss. */
  profitFactor: number | undefined
  expectancy: number
}

export function summarise(trades: TradeView[]): TradeSummary {
  const sum = (value: (view: TradeView) => number) => trades.reduce((total, view) => total + value(view), 0)
  const profit = sum(({ trade }) => Math.max(0, trade.netPnl))
  const loss = sum(({ trade }) => Math.max(0, -trade.netPnl))
  const net = sum(({ trade }) => trade.netPnl)
  return {
    trades: trades.length,
    wins: trades.filter(({ trade }) => trade.netPnl > 0).length,
    gross: sum(({ trade }) => trade.grossPnl),
    fees: sum(({ trade }) => trade.fees),
    funding: sum(({ trade }) => trade.funding),
    net,
    profitFactor: loss > 0 ? profit / loss : undefined,
    expectancy: trades.length > 0 ? net / trades.length : 0,
  }
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
