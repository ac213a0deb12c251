import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, withQuery } from './client'
import type { BotReplay, BotSteps } from './contracts'

/** What is asked of a bot's past. The past does not change; how much of it there is does. */

const AROUND = 200

/** A step by its name or place, or an instant; the latest where none is given. */
export interface Moment {
  step?: string
  place?: number
  at?: string
}

export const replayQuery = (botId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['bot-replay', botId, moment],
    queryFn: ({ signal }) => get<BotReplay>(withQuery(`/api/bots/${botId}/history/state`, { ...moment }), signal),
    placeholderData: keepPreviousData,
  })

export const stepsQuery = (botId: string, around: number) =>
  queryOptions({
    // The same answer for neighbours, so that a step further moves the mark and not the list.
    queryKey: ['bot-steps', botId, Math.round(around / (AROUND / 4))],
    queryFn: ({ signal }) => get<BotSteps>(withQuery(`/api/bots/${botId}/history`, { around: Math.round(around / (AROUND / 4)) * (AROUND / 4), limit: AROUND }), signal),
    placeholderData: keepPreviousData,
  })
