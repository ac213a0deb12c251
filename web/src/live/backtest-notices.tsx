import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { backtestsQuery } from '@/api/backtests'
import { percent } from '@/format/numbers'
import { watchLive } from './connection'

const FRESH_MS = 60_000

/** Says when a backtest has ended, unless its own page is open. */
export function BacktestNotices() {
  const navigate = useNavigate()
  const client = useQueryClient()
  useEffect(() => {
    const announced = new Set<string>()
    return watchLive((event) => {
      if (event.name !== 'backtest') return
      const { backtestId, name, state, headline, reason, endedAt } = event.data
      if ((state !== 'completed' && state !== 'failed') || announced.has(backtestId)) return
      const known = client.getQueryData(backtestsQuery.queryKey)?.find((each) => each.backtestId === backtestId)
      announced.add(backtestId)
      if ((known && known.state !== 'running') || !endedAt || Date.now() - Date.parse(endedAt) > FRESH_MS || location.pathname.includes(backtestId)) return
      const action = { label: 'Open', onClick: () => void navigate({ to: '/backtests/$backtestId', params: { backtestId } }) }
      if (state === 'completed') toast.success(`${name} has completed`, { description: headline ? `Net ${percent(headline.netReturn * 100)}, ${headline.trades} trades` : undefined, action })
      else toast.error(`${name} has failed`, { description: reason ?? undefined, action })
    })
  }, [client, navigate])
  return null
}
