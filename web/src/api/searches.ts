import { queryOptions } from '@tanstack/react-query'
import type { BacktestConditions } from './backtests'
import { ApiError, get, post, withQuery } from './client'
import type { components } from './schema'

/** Parameter searches, and what can be computed from the trades of a result. */

type Schemas = components['schemas']
export type SearchReport = Schemas['SearchReportView']
export type Combination = SearchReport['combinations'][number]
export type SearchFigures = Combination['inSample']
export type WalkForward = NonNullable<SearchReport['walkForward']>
export type SearchSoFar = Schemas['SearchSoFarView']
export type MonteCarlo = Schemas['MonteCarloView']
export type Draw = MonteCarlo['draws'][number]

export interface ParameterSearch {
  axes: { path: string; values: string }[]
  method: 'grid' | 'random' | 'genetic'
  objective: 'profit_factor' | 'sharpe' | 'sortino' | 'net' | 'calmar' | 'return_to_drawdown' | 'expectancy'
  trials: number
  minTrades: number
  seed: number
  holdout: number
  walkForward: { trainHours: number; testHours: number } | null
}

export interface NewSearch {
  name: string
  templateId: string
  version: number
  draft: null
  conditions: BacktestConditions
  search: ParameterSearch
}

export const requestSearch = (wanted: NewSearch) =>
  post<{ backtestId: string }>('/api/backtests/searches', { ...wanted, search: { type: 'parameter_search', ...wanted.search } })

/** What a completed one found never changes. */
export const searchQuery = (backtestId: string) =>
  queryOptions({ queryKey: ['backtest-search', backtestId], queryFn: ({ signal }) => get<SearchReport>(`/api/backtests/${backtestId}/search`, signal), staleTime: Infinity, gcTime: 60_000 })

/** Asked for each second while it is looked at; nothing before there is a best. */
export const soFarQuery = (backtestId: string) =>
  queryOptions({
    queryKey: ['backtest-search-so-far', backtestId],
    queryFn: async ({ signal }) => {
      try {
        return await get<SearchSoFar>(`/api/backtests/${backtestId}/search/so-far`, signal)
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
    refetchInterval: 1000,
    gcTime: 0,
  })

export const fetchVariant = (backtestId: string, rank: number) => get<{ definition: string }>(`/api/backtests/${backtestId}/search/definitions/${rank}`)

export const monteCarloQuery = (backtestId: string, runs: number, ruin: number, seed: number) =>
  queryOptions({
    queryKey: ['backtest-monte-carlo', backtestId, runs, ruin, seed],
    queryFn: ({ signal }) => get<MonteCarlo>(withQuery(`/api/backtests/${backtestId}/monte-carlo`, { runs, ruin, seed }), signal),
    staleTime: Infinity,
    gcTime: 60_000,
  })
