import { queryOptions } from '@tanstack/react-query'
import { fetchUnderLive } from '@/live/journal'
import { ApiError, del, get, post, withQuery } from './client'
import type { TemplateDefinition } from './contracts'
import type { components } from './schema'

/** Backtests: what can be asked about them and of them. */

type Schemas = components['schemas']
export type BacktestView = Schemas['BacktestView']
export type BacktestConditions = Schemas['BacktestConditions']
export type BacktestHeadline = Schemas['BacktestHeadline']
export type BacktestReport = Schemas['BacktestReport']
export type BacktestTrade = Schemas['BacktestTradeView']
export type BacktestChart = Schemas['BacktestChart']
export type EquityLine = Schemas['EquityLine']
export type TradeFigures = Schemas['SimulatedTradeFigures']
export type BlockedEntries = Schemas['BlockedEntries']
export type InstantBacktest = Schemas['InstantBacktestView']
export type BacktestState = BacktestView['state']

/** How far one has come; over the live view only. */
export interface BacktestProgress {
  backtestId: string
  done: number
  total: number
  elapsedMillis: number
  etaMillis: number | null
}

export const TRADES_AT_ONCE = 2000

export const backtestsQuery = queryOptions({
  queryKey: ['backtests'],
  queryFn: ({ signal }) => fetchUnderLive(['backtests'], () => get<BacktestView[]>('/api/backtests', signal)),
  staleTime: Infinity,
})

export const backtestQuery = (backtestId: string) =>
  queryOptions({
    queryKey: ['backtest', backtestId],
    queryFn: ({ signal }) => fetchUnderLive(['backtest', backtestId], () => get<BacktestView>(`/api/backtests/${backtestId}`, signal)),
    staleTime: Infinity,
    // One that was begun a moment ago may not have reached the views yet.
    retry: (failures, error) => error instanceof ApiError && error.status === 404 && failures < 4,
    retryDelay: 300,
  })

/** Never asked for: the live view brings it. */
export const progressQuery = (backtestId: string) =>
  queryOptions({ queryKey: ['backtest-progress', backtestId], queryFn: (): BacktestProgress | null => null, staleTime: Infinity })

/** What a completed one found never changes. */
export const reportQuery = (backtestId: string) =>
  queryOptions({ queryKey: ['backtest-report', backtestId], queryFn: ({ signal }) => get<BacktestReport>(`/api/backtests/${backtestId}/report`, signal), staleTime: Infinity, gcTime: 60_000 })

export const backtestTradesQuery = (backtestId: string, from: number) =>
  queryOptions({
    queryKey: ['backtest-trades', backtestId, from],
    queryFn: ({ signal }) => get<BacktestTrade[]>(withQuery(`/api/backtests/${backtestId}/trades`, { from, limit: TRADES_AT_ONCE }), signal),
    staleTime: Infinity,
    gcTime: 60_000,
  })

export const backtestTradeQuery = (backtestId: string, number: number) =>
  queryOptions({ queryKey: ['backtest-trade', backtestId, number], queryFn: ({ signal }) => get<BacktestTrade>(`/api/backtests/${backtestId}/trades/${number}`, signal), staleTime: Infinity })

export const definitionQuery = (backtestId: string) =>
  queryOptions({
    queryKey: ['backtest-definition', backtestId],
    queryFn: async ({ signal }) => (await get<{ definition: string }>(`/api/backtests/${backtestId}/definition`, signal)).definition,
    staleTime: Infinity,
  })

export interface ChartPart {
  symbol?: string
  from?: number
  to?: number
  buckets: number
}

export const fetchChart = (backtestId: string, part: ChartPart, signal?: AbortSignal) =>
  get<BacktestChart>(withQuery(`/api/backtests/${backtestId}/chart`, { ...part }), signal)

export interface NewBacktest {
  name: string
  templateId: string | null
  version: number | null
  draft: TemplateDefinition | null
  conditions: BacktestConditions
}

export const requestBacktest = (wanted: NewBacktest) => post<{ backtestId: string }>('/api/backtests', wanted)
export const cancelBacktest = (backtestId: string) => post<void>(`/api/backtests/${backtestId}/cancel`)
export const renameBacktest = (backtestId: string, name: string) => post<void>(`/api/backtests/${backtestId}/rename`, { name })
export const deleteBacktest = (backtestId: string) => del<void>(`/api/backtests/${backtestId}`)
export const instantBacktest = (definition: TemplateDefinition, conditions: BacktestConditions) =>
  post<InstantBacktest>('/api/backtests/instant', { definition, conditions })
