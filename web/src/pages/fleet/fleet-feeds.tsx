import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import type { Severity } from '@/api/contracts'
import { activityQuery, botsQuery, positionsQuery, tradesQuery } from '@/api/queries'
import { ChoiceFilter } from '@/components/choice-filter'
import { ProblemAlert } from '@/components/feedback'
import { TableSkeleton } from '@/components/table-skeleton'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { useSession } from '@/lib/session'
import { readSort, writeSort } from '@/pages/trades/trade-filter'
import { ActivityFeed, TradeFeed } from './feeds'
import { PositionsTable } from './positions-table'

const route = getRouteApi('/fleet')
const TRADES_SHOWN = 20
const LINES_SHOWN = 50

/** Least severities that the feed can be narrowed to. */
const LEAST: [Severity, string][] = [
  ['notice', 'Notices and worse'],
  ['warning', 'Warnings and worse'],
  ['critical', 'Critical only'],
]
const ORDER: Severity[] = ['info', 'notice', 'warning', 'critical']

/** What is open on the bots of these ids, or on all. */
export function FleetPositions({ ids }: { ids: Set<string> | undefined }) {
  const { sort } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: bots } = useQuery(botsQuery)
  const { data, error, refetch } = useQuery(positionsQuery)
  const byId = useMemo(() => new Map(bots?.map((bot) => [bot.botId, bot])), [bots])
  const shown = useMemo(() => data?.filter((each) => !ids || ids.has(each.botId)), [data, ids])
  const sorting = useMemo(() => readSort(sort), [sort])
  return (
    <Card className="overflow-hidden" aria-label="Open positions">
      {error && !data ? (
        <ProblemAlert error={error} retry={() => void refetch()} className="m-4" />
      ) : !shown ? (
        <TableSkeleton rows={2} />
      ) : shown.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted-foreground">
          <span className="font-semibold text-foreground">Open positions</span> · Everything is flat.
        </p>
      ) : (
        <PositionsTable
          positions={shown}
          botOf={(botId) => byId.get(botId)}
          sorting={sorting}
          onSortingChange={(next) => void navigate({ search: (before) => ({ ...before, sort: writeSort(next) }), replace: true })}
        />
      )}
    </Card>
  )
}

/** The latest trades and what happened, of the bots of these ids or of all. */
export function FleetFeeds({ ids }: { ids: Set<string> | undefined }) {
  const { severity } = route.useSearch()
  const navigate = route.useNavigate()
  const { may } = useSession()
  const { data: bots } = useQuery(botsQuery)
  const trades = useQuery({ ...tradesQuery(null), enabled: may('analytics.view') })
  const activity = useQuery(activityQuery(null))
  const known = useRef(bots)
  known.current = bots
  const currencyOf = useCallback((botId: string) => known.current?.find((bot) => bot.botId === botId)?.currency ?? 'USDT', [])
  const latestTrades = useMemo(() => trades.data?.filter((each) => !ids || ids.has(each.botId)).slice(0, TRADES_SHOWN), [trades.data, ids])
  const least = severity ? ORDER.indexOf(severity) : 0
  const lines = useMemo(
    () => activity.data?.filter((line) => (!ids || ids.has(line.botId)) && ORDER.indexOf(line.severity) >= least).slice(0, LINES_SHOWN),
    [activity.data, ids, least],
  )
  return (
    <div className="space-y-4">
      {may('analytics.view') && (
        <Card>
          <CardHeader>
            <CardTitle>Latest trades</CardTitle>
            <Link to="/trades" className="ml-auto text-xs text-muted-foreground hover:text-foreground hover:underline">
              All trades
            </Link>
          </CardHeader>
          {!latestTrades ? (
            <TableSkeleton rows={3} />
          ) : latestTrades.length === 0 ? (
            <p className="px-4 py-5 text-sm text-muted-foreground">No trade yet. The first appears here the moment it is closed.</p>
          ) : (
            <div className="max-h-[26rem] overflow-y-auto">
              <TradeFeed trades={latestTrades} showBot currencyOf={currencyOf} />
            </div>
          )}
        </Card>
      )}
      <Card>
        <CardHeader>
          <CardTitle>Activity</CardTitle>
          <ChoiceFilter
            label="Severity"
            none="Everything"
            value={severity}
            options={LEAST}
            onChange={(chosen) => void navigate({ search: (before) => ({ ...before, severity: chosen as typeof severity }), replace: true })}
            className="ml-auto"
          />
        </CardHeader>
        {!lines ? (
          <TableSkeleton rows={5} />
        ) : lines.length === 0 ? (
          <p className="px-4 py-5 text-sm text-muted-foreground">{severity ? 'Nothing of this severity among the latest lines.' : 'Nothing has happened yet.'}</p>
        ) : (
          <ActivityFeed lines={lines} showBot className="max-h-[30rem] overflow-y-auto" />
        )}
      </Card>
    </div>
  )
}
