import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { activityQuery, botsQuery, positionsQuery, sessionQuery, tradesQuery } from '@/api/queries'
import { oneOf, search, text } from '@/lib/search'
import { botTabs } from '@/pages/bot/tabs'
import { FleetPage } from '@/pages/fleet/fleet-page'
import { tradeFilterSearch } from '@/pages/trades/trade-filter'
import { root } from './root'

/** Pages about bots and what they trade. */

/** What the fleet page shows is asked for as soon as it is known who asks, while the page's own code is still on its way. */
async function askAhead(queryClient: QueryClient): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery).catch(() => undefined)
  if (session?.state !== 'signed_in' || !session.workspace || session.mustChangePassword) return
  void queryClient.prefetchQuery(botsQuery)
  void queryClient.prefetchQuery(positionsQuery)
  void queryClient.prefetchQuery(activityQuery(null))
  if (session.permissions.includes('analytics.view')) void queryClient.prefetchQuery(tradesQuery(null))
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/fleet' })
  },
})

const fleet = createRoute({
  getParentRoute: () => root,
  path: '/fleet',
  validateSearch: search({
    money: oneOf('live', 'testnet', 'paper'),
    range: oneOf('24h', '7d', '30d', 'all'),
    severity: oneOf('notice', 'warning', 'critical'),
    sort: text,
  }),
  loader: ({ context }) => void askAhead(context.queryClient),
  component: FleetPage,
})

const bots = createRoute({
  getParentRoute: () => root,
  path: '/bots',
  validateSearch: search({
    q: text,
    money: oneOf('live', 'testnet', 'paper'),
    state: text,
    region: text,
    template: text,
    view: oneOf('list', 'history'),
    sort: text,
    order: text,
    hide: text,
    deploy: oneOf('1'),
  }),
  component: lazyRouteComponent(() => import('@/pages/bots/bots-page'), 'BotsPage'),
})

const bot = createRoute({
  getParentRoute: () => root,
  path: '/bots/$botId',
  validateSearch: search({ symbol: text, chart: oneOf('equity'), interval: text, candle: text, only: oneOf('out'), q: text, command: text, state: text, step: text, against: oneOf('now') }),
  component: lazyRouteComponent(() => import('@/pages/bot/bot-page'), 'BotPage'),
})

const botHome = createRoute({
  getParentRoute: () => bot,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/bots/$botId/$tab', params: { botId: params.botId, tab: 'overview' }, replace: true })
  },
})

const botTab = createRoute({
  getParentRoute: () => bot,
  path: '$tab',
  parseParams: ({ tab }) => ({ tab: botTabs.find((each) => each.id === tab)?.id ?? 'overview' }),
  stringifyParams: ({ tab }) => ({ tab }),
  component: lazyRouteComponent(() => import('@/pages/bot/bot-tab'), 'BotTab'),
})

const trades = createRoute({
  getParentRoute: () => root,
  path: '/trades',
  validateSearch: search({ ...tradeFilterSearch, q: text, sort: text, hide: text, page: text, pick: text, trade: text }),
  component: lazyRouteComponent(() => import('@/pages/trades/trades-page'), 'TradesPage'),
})

const compareTrades = createRoute({
  getParentRoute: () => root,
  path: '/trades/compare',
  validateSearch: search({ trades: text, equal: oneOf('hidden') }),
  component: lazyRouteComponent(() => import('@/pages/trades/compare-page'), 'ComparePage'),
})

const analytics = createRoute({
  getParentRoute: () => root,
  path: '/analytics',
  validateSearch: search({ ...tradeFilterSearch, heat: oneOf('net', 'count'), by: oneOf('bot', 'symbol', 'template', 'exit', 'side') }),
  component: lazyRouteComponent(() => import('@/pages/analytics/analytics-page'), 'AnalyticsPage'),
})

export const tradingRoutes = [
  home,
  fleet,
  bots,
  bot.addChildren([botHome, botTab]),
  trades,
  compareTrades,
  analytics,
] as const
