import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, text, withQuery } from './client'
import type { Performance, TradeChoices, TradeInDetail, TradesFound } from './contracts'

/** What is asked of completed trades. The server filters, sorts and sums up; `closed`, the number of trades that the bots have closed, makes a fresh question of each new trade. */

export const LINES_AT_ONCE = 100

export type TradeQuestion = Record<string, string | undefined>

export const tradeLinesQuery = (question: TradeQuestion, page: number, closed: number | undefined) =>
  queryOptions({
    queryKey: ['trade-lines', question, page, closed],
    queryFn: ({ signal }) => get<TradesFound>(withQuery('/api/trades/lines', { ...question, skip: (page - 1) * LINES_AT_ONCE, limit: LINES_AT_ONCE }), signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export const tradeChoicesQuery = (closed: number | undefined) =>
  queryOptions({
    queryKey: ['trade-choices', closed],
    queryFn: ({ signal }) => get<TradeChoices>('/api/trades/choices', signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export const tradeDetailQuery = (tradeId: string) =>
  queryOptions({ queryKey: ['trade-detail', tradeId], queryFn: ({ signal }) => get<TradeInDetail>(`/api/trades/${tradeId}/detail`, signal), staleTime: 60_000 })

export const tradesAsCsv = (question: TradeQuestion) => text(withQuery('/api/trades/export.csv', question))

/** Weekdays and hours are counted in the zone. */
export const performanceQuery = (question: TradeQuestion, zone: string, closed: number | undefined) =>
  queryOptions({
    queryKey: ['performance', question, zone, closed],
    queryFn: ({ signal }) => get<Performance>(withQuery('/api/analytics', { ...question, zone }), signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
