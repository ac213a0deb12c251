import { queryOptions } from '@tanstack/react-query'
import { get, post, withQuery } from './client'
import type { components } from './schema'

export type DataKept = components['schemas']['DataKeptView']
export type BotData = DataKept['bots'][number]

/** Which data is to go: of one bot, of before a day (UTC, `2026-01-31`), or everything of every stopped bot. */
export type DataScope = { type: 'of_bot'; botId: string } | { type: 'before'; day: string } | { type: 'everything' }

/** How much is kept, or how much of it is of before a day. */
export const dataKeptQuery = (before?: string) =>
  queryOptions({
    queryKey: ['data', before ?? null],
    queryFn: ({ signal }) => get<DataKept>(withQuery('/api/workspace/data', { before }), signal),
  })

export const deleteData = (scope: DataScope) => post<void>('/api/workspace/data/delete', { scope })
