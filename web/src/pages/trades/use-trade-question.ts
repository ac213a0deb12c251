import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tradeChoicesQuery } from '@/api/analytics'
import { botsQuery } from '@/api/queries'
import { dateTime } from '@/format/time'
import { usePreferences } from '@/settings/preferences'
import { lastDay, toQuestion, type TradeFilter } from './trade-filter'

/** The filter of the address as a question to the server, with what else there is to choose. `closed` grows with each trade that any bot closes. */
export function useTradeQuestion(filter: TradeFilter) {
  const { zone } = usePreferences()
  const { data: bots } = useQuery(botsQuery)
  const closed = bots?.reduce((sum, bot) => sum + bot.trades, 0)
  const { data: choices } = useQuery(tradeChoicesQuery(closed))
  const last = lastDay(choices, Date.now())
  // Whole days: the question stays the same for as long as the day does.
  const question = useMemo(() => toQuestion(filter, zone, last), [filter, zone, last])
  const counted = choices && last < Date.now() - 86_400_000 ? `Counted back from the latest trade, ${dateTime(last, zone)}` : undefined
  // A range that counts back from the last trade has to wait for it.
  return { question, choices, closed, counted, zone, ready: !filter.range || choices !== undefined }
}
