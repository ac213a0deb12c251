import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { rangeStart, type Range } from '@/pages/fleet/equity-curve'
import { get, withQuery } from './client'
import type { DeploymentView, FleetEquityPoint } from './contracts'

/** All bots of a workspace together. */

/** A new point comes each minute, and has no live event of its own. */
export const fleetEquityQuery = (range: Range) =>
  queryOptions({
    queryKey: ['fleet-equity', range],
    queryFn: ({ signal }) => get<FleetEquityPoint[]>(withQuery('/api/fleet/equity', { from: rangeStart(range, Date.now()) }), signal),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })

export const fleetDeploymentsQuery = queryOptions({
  queryKey: ['fleet-deployments'],
  queryFn: ({ signal }) => get<DeploymentView[]>(withQuery('/api/deployments', { limit: 500 }), signal),
  refetchInterval: 10_000,
})
