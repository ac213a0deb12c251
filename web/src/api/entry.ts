import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, withQuery } from './client'
import type { CandleEvaluated, EntryOutlook } from './contracts'

/** Why a bot does, or did, not enter. */

/** Asked again with every candle and line of activity of the bot, and now and then: ages run on by themselves. */
export const entryOutlookQuery = (botId: string, symbol: string | undefined) =>
  queryOptions({
    queryKey: ['entry-outlook', botId, symbol ?? null],
    queryFn: ({ signal }) => get<EntryOutlook>(withQuery(`/api/bots/${botId}/entry-outlook`, { symbol }), signal),
    refetchInterval: 5000,
    placeholderData: keepPreviousData,
  })

/** What was thought about one candle never changes. */
export const verdictsAtQuery = (botId: string, symbol: string, openTime: string) =>
  queryOptions({
    queryKey: ['verdicts-at', botId, symbol, openTime],
    queryFn: ({ signal }) => get<CandleEvaluated>(withQuery(`/api/bots/${botId}/verdicts/${encodeURIComponent(openTime)}`, { symbol }), signal),
    staleTime: Infinity,
    retry: false,
  })
