import type { Instrument, MarginMode } from '@/api/contracts'

/** An instrument while it is typed. */
export interface InstrumentRow {
  id: number
  symbol: string
  leverage: string
  marginMode: MarginMode
  enabled: boolean
}

let nextId = 1

export function emptyRow(): InstrumentRow {
  return { id: nextId++, symbol: '', leverage: '3', marginMode: 'isolated', enabled: true }
}

export function toRows(instruments: Instrument[]): InstrumentRow[] {
  return instruments.map((each) => ({ id: nextId++, symbol: each.symbol, leverage: String(each.leverage), marginMode: each.marginMode, enabled: each.enabled }))
}

export function toInstruments(rows: InstrumentRow[]): Instrument[] {
  return rows.map((row) => ({ symbol: row.symbol.trim().toUpperCase(), enabled: row.enabled, leverage: Number(row.leverage), marginMode: row.marginMode }))
}

/** Why a row cannot be taken, or nothing. The venue's own maximum is checked by the server. */
export function rowProblem(row: InstrumentRow, rows: InstrumentRow[]): string | undefined {
  const symbol = row.symbol.trim().toUpperCase()
  if (!symbol) return 'Needs the venue’s symbol, such as BTCUSDT.'
  if (!/^[A-Z0-9._-]{2,40}$/.test(symbol)) return 'Letters, digits, dot, dash and underscore only.'
  if (rows.some((other) => other !== row && other.symbol.trim().toUpperCase() === symbol)) return `${symbol} is listed twice.`
  const leverage = Number(row.leverage)
  if (!row.leverage.trim() || Number.isNaN(leverage) || leverage < 1 || leverage > 125) return 'Leverage from 1 to 125.'
  return undefined
}
