import { queryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { fetchUnderLive } from '@/live/journal'
import { mergeActivity, mergeCandles, mergeTrades } from '@/live/reducers'
import { segmentOf, workIn } from '@/lib/workspace'
import { ApiError, get, withQuery } from './client'
import { rememberWorkspace } from './early'
import type {
  ActivityView,
  BillingView,
  BotView,
  CandleEvaluated,
  CandleView,
  ComponentSpec,
  DeploymentView,
  EquityPoint,
  ExchangeKeyView,
  InstructionView,
  InvitationView,
  MemberView,
  OrderReport,
  OutboxView,
  PositionView,
  RateView,
  RegionLatencyView,
  RegionView,
  RoleMatrix,
  Session,
  StatementView,
  SystemTemplate,
  TemplateView,
  TradeView,
  WorkspaceView,
} from './contracts'

/**
 * Every question that the dashboard asks, with its place in the cache. The live connection keeps the answers fresh, so they are
 * asked for once, and again after a lost connection.
 */

export const TRADES_AT_ONCE = 500
export const CANDLES_AT_ONCE = 500
const ACTIVITY_AT_ONCE = 100

function live<T>(key: QueryKey, fetch: (signal: AbortSignal) => Promise<T>) {
  return queryOptions({ queryKey: key, queryFn: ({ signal }) => fetchUnderLive(key, () => fetch(signal)), staleTime: Infinity })
}

/** Merges a fresh answer with older entries that were paged in before. */
function paged<T>(
  key: QueryKey,
  fetch: (signal: AbortSignal) => Promise<T[]>,
  merge: (newer: T[], older: T[]) => T[],
) {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal, client }) =>
      fetchUnderLive(key, async () => merge(await fetch(signal), client.getQueryData<T[]>(key) ?? [])),
    staleTime: Infinity,
  })
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const place = segmentOf(location.pathname)
    const session = await get<Session>(withQuery('/api/session', { at: place }), signal)
    workIn(session.workspace?.id)
    rememberWorkspace(place, session.permissions.includes('bots.view') ? session.workspace?.id : undefined)
    return session
  },
  staleTime: Infinity,
})

const asked = <T>(key: QueryKey, fetch: (signal: AbortSignal) => Promise<T>) => queryOptions({ queryKey: key, queryFn: ({ signal }) => fetch(signal), staleTime: 10_000 })

export const workspaceQuery = asked(['workspace'], (signal) => get<WorkspaceView>('/api/workspace', signal))
export const membersQuery = asked(['members'], (signal) => get<MemberView[]>('/api/members', signal))
export const invitationsQuery = asked(['invitations'], (signal) => get<InvitationView[]>('/api/invitations', signal))
export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => get<RoleMatrix>('/api/roles', signal), staleTime: Infinity })
export const outboxQuery = asked(['outbox'], (signal) => get<OutboxView>('/api/outbox', signal))

export const botsQuery = live<BotView[]>(['bots'], (signal) => get('/api/bots', signal))

export const botQuery = (botId: string) =>
  queryOptions({
    ...live<BotView>(['bot', botId], (signal) => get(`/api/bots/${botId}`, signal)),
    // A bot deployed a moment ago may not have reached the views yet.
    retry: (failures, error) => (error instanceof ApiError && error.status === 404 ? failures < 4 : failures < 2),
    retryDelay: 400,
  })

export const activityQuery = (botId: string | null) =>
  paged<ActivityView>(
    ['activity', botId],
    (signal) =>
      get(withQuery(botId ? `/api/bots/${botId}/activity` : '/api/activity', { limit: ACTIVITY_AT_ONCE }), signal),
    mergeActivity,
  )

export const instructionsQuery = (botId: string) =>
  live<InstructionView[]>(['instructions', botId], (signal) => get(`/api/bots/${botId}/instructions`, signal))

/** Asked for again when its tab is opened and, while it is looked at, now and then: deployments have no live event of their own. */
export const deploymentsQuery = (botId: string) =>
  queryOptions({
    queryKey: ['deployments', botId],
    queryFn: ({ signal }) => get<DeploymentView[]>(`/api/bots/${botId}/deployments`, signal),
    refetchInterval: 5000,
  })

export const instructionQuery = (instructionId: string) =>
  queryOptions({
    ...live<InstructionView>(['instruction', instructionId], (signal) => get(`/api/instructions/${instructionId}`, signal)),
    retry: 5,
    retryDelay: 300,
  })

export const tradesQuery = (botId: string | null) =>
  paged<TradeView>(
    ['trades', botId],
    (signal) => get(withQuery('/api/trades', { bot: botId ?? undefined, limit: TRADES_AT_ONCE }), signal),
    mergeTrades,
  )

export const positionsQuery = live<PositionView[]>(['positions'], (signal) => get('/api/positions', signal))

export const ordersQuery = (botId: string) =>
  queryOptions({
    queryKey: ['orders', botId],
    queryFn: ({ signal }) => get<OrderReport[]>(`/api/bots/${botId}/orders`, signal),
    // Orders have no live event of their own.
    refetchInterval: 5000,
  })

export const candlesQuery = (botId: string, symbol: string) =>
  paged<CandleView>(
    ['candles', botId, symbol],
    (signal) => get(withQuery(`/api/bots/${botId}/candles`, { symbol, limit: CANDLES_AT_ONCE }), signal),
    mergeCandles,
  )

export const verdictsQuery = (botId: string) =>
  live<CandleEvaluated[]>(['verdicts', botId], (signal) => get(`/api/bots/${botId}/verdicts`, signal))

export const equityQuery = (botId: string) =>
  live<EquityPoint[]>(['equity', botId], (signal) =>
    get(withQuery(`/api/bots/${botId}/equity`, { limit: 2000 }), signal),
  )

export const keysQuery = live<ExchangeKeyView[]>(['keys'], (signal) => get('/api/keys', signal))

export const templatesQuery = live<TemplateView[]>(['templates'], (signal) => get('/api/templates', signal))

export const templateQuery = (templateId: string, version?: number) =>
  queryOptions({
    queryKey: ['template', templateId, version ?? null],
    queryFn: ({ signal }) => get<TemplateView>(withQuery(`/api/templates/${templateId}`, { version }), signal),
    staleTime: Infinity,
  })

export const regionLatenciesQuery = queryOptions({
  queryKey: ['regions', 'latency'],
  queryFn: ({ signal }) => get<RegionLatencyView[]>('/api/regions/latency', signal),
  refetchInterval: 60_000,
})

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: ({ signal }) => get<RegionView[]>('/api/regions', signal),
  staleTime: 60_000,
})

export const componentsQuery = queryOptions({
  queryKey: ['components'],
  queryFn: ({ signal }) => get<ComponentSpec[]>('/api/components', signal),
  staleTime: Infinity,
})

export const systemTemplatesQuery = queryOptions({
  queryKey: ['system-templates'],
  queryFn: async ({ signal }) => {
    try {
      return await get<SystemTemplate[]>('/api/system-templates', signal)
    } catch (error) {
      // An installation without built-in templates.
      if (error instanceof ApiError && error.status === 404) return []
      throw error
    }
  },
  staleTime: Infinity,
})

/** Charges have no live event of their own; they change by the hour. */
export const billingQuery = queryOptions({
  queryKey: ['billing'],
  queryFn: ({ signal }) => get<BillingView>('/api/billing', signal),
  refetchInterval: 60_000,
})

export const statementQuery = (month: string) =>
  queryOptions({
    queryKey: ['billing', 'statement', month],
    queryFn: ({ signal }) => get<StatementView>(`/api/billing/statements/${month}`, signal),
    refetchInterval: 60_000,
  })

export const ratesQuery = queryOptions({
  queryKey: ['billing', 'rates'],
  queryFn: ({ signal }) => get<RateView[]>('/api/billing/rates', signal),
  staleTime: Infinity,
})

/** Adds the candles before the first one shown. Returns how many came. */
export async function loadOlderCandles(client: QueryClient, botId: string, symbol: string): Promise<number> {
  const { queryKey } = candlesQuery(botId, symbol)
  const before = client.getQueryData(queryKey)?.[0]?.openTime
  if (!before) return 0
  const path = withQuery(`/api/bots/${botId}/candles`, { symbol, before, limit: CANDLES_AT_ONCE })
  const older = await get<CandleView[]>(path)
  client.setQueryData<CandleView[]>(queryKey, (shown) => mergeCandles(shown ?? [], older))
  return older.length
}

/** Adds the activity before the oldest line shown. Returns how many came. */
export async function loadOlderActivity(client: QueryClient, botId: string | null): Promise<number> {
  const { queryKey } = activityQuery(botId)
  const before = client.getQueryData(queryKey)?.at(-1)?.at
  if (!before) return 0
  const path = botId ? (`/api/bots/${botId}/activity` as const) : '/api/activity'
  const older = await get<ActivityView[]>(withQuery(path, { before, limit: ACTIVITY_AT_ONCE }))
  client.setQueryData<ActivityView[]>(queryKey, (shown) => mergeActivity(shown ?? [], older))
  return older.length
}
