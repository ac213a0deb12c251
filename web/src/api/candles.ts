import { queryOptions } from '@tanstack/react-query'
import { del, get, post, withQuery } from './client'
import type { ContractType, Instant, Venue } from './contracts'
import type { components } from './schema'

/** Histories that a backtest can be run on. */

export type CandleSet = components['schemas']['CandleSetView']
export type CandleFetch = components['schemas']['CandleFetchView']

export interface NewFetch {
  name: string
  venue: Venue
  testnet: boolean
  symbol: string
  contractType: ContractType
  interval: string
  from: Instant
  to: Instant
}

export const candleSetsQuery = queryOptions({
  queryKey: ['candle-sets'],
  queryFn: ({ signal }) => get<CandleSet[]>('/api/candle-sets', signal),
  staleTime: 10_000,
})

/** Looked at twice a second while something is under way. */
export const candleFetchesQuery = queryOptions({
  queryKey: ['candle-fetches'],
  queryFn: ({ signal }) => get<CandleFetch[]>('/api/candle-sets/fetches', signal),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.some((each) => each.failure === null) ? 500 : false),
})

export const importCandles = (name: string, symbol: string, contract: ContractType, file: File) =>
  post<{ candleSetId: string }>(withQuery('/api/candle-sets/import', { name, symbol, contract, file: file.name }), file)
export const fetchCandles = (wanted: NewFetch) => post<{ candleSetId: string }>('/api/candle-sets/fetch', wanted)
export const deleteCandles = (candleSetId: string) => del<void>(`/api/candle-sets/${candleSetId}`)
