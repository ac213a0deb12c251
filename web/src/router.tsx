import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { Gate } from './shell/gate'
import { NotFound, PageError, PageSkeleton } from './shell/page-states'
import { botTabs } from './pages/bot/tabs'
import { FleetPage } from './pages/fleet/fleet-page'
import { settingsTabs } from './pages/settings/tabs'
import { tradeFilterSearch } from './pages/trades/trade-filter'
import { activityQuery, botsQuery, positionsQuery, sessionQuery, tradesQuery } from './api/queries'
import { oneOf, search, text } from './lib/search'
import { basepathOf } from './lib/workspace'

/** Every page and what its address holds. A page's code is fetched when it is first visited; the first page's is there from the start. */

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Gate,
  notFoundComponent: NotFound,
})

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
  component: lazyRouteComponent(() => import('./pages/bots/bots-page'), 'BotsPage'),
})

const bot = createRoute({
  getParentRoute: () => root,
  path: '/bots/$botId',
  validateSearch: search({ symbol: text, chart: oneOf('equity'), interval: text, candle: text, only: oneOf('out'), q: text, command: text, state: text, step: text, against: oneOf('now') }),
  component: lazyRouteComponent(() => import('./pages/bot/bot-page'), 'BotPage'),
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
  component: lazyRouteComponent(() => import('./pages/bot/bot-tab'), 'BotTab'),
})

const trades = createRoute({
  getParentRoute: () => root,
  path: '/trades',
  validateSearch: search({ ...tradeFilterSearch, q: text, sort: text, hide: text, page: text, pick: text, trade: text }),
  component: lazyRouteComponent(() => import('./pages/trades/trades-page'), 'TradesPage'),
})

const compareTrades = createRoute({
  getParentRoute: () => root,
  path: '/trades/compare',
  validateSearch: search({ trades: text, equal: oneOf('hidden') }),
  component: lazyRouteComponent(() => import('./pages/trades/compare-page'), 'ComparePage'),
})

const analytics = createRoute({
  getParentRoute: () => root,
  path: '/analytics',
  validateSearch: search({ ...tradeFilterSearch, heat: oneOf('net', 'count'), by: oneOf('bot', 'symbol', 'template', 'exit', 'side') }),
  component: lazyRouteComponent(() => import('./pages/analytics/analytics-page'), 'AnalyticsPage'),
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  validateSearch: search({ add: oneOf('1'), key: text }),
  component: lazyRouteComponent(() => import('./pages/keys/keys-page'), 'KeysPage'),
})

const regions = createRoute({
  getParentRoute: () => root,
  path: '/regions',
  component: lazyRouteComponent(() => import('./pages/regions/regions-page'), 'RegionsPage'),
})

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: search({ q: text }),
  component: lazyRouteComponent(() => import('./pages/templates/templates-page'), 'TemplatesPage'),
})

const newTemplate = createRoute({
  getParentRoute: () => root,
  path: '/templates/new',
  validateSearch: search({ from: text }),
  component: lazyRouteComponent(() => import('./pages/templates/new-template-page'), 'NewTemplatePage'),
})

const template = createRoute({
  getParentRoute: () => root,
  path: '/templates/$templateId',
  validateSearch: search({ version: text, edit: oneOf('1'), against: text }),
  component: lazyRouteComponent(() => import('./pages/templates/template-page'), 'TemplatePage'),
})

const candles = createRoute({
  getParentRoute: () => root,
  path: '/candles',
  validateSearch: search({ add: oneOf('file', 'venue') }),
  component: lazyRouteComponent(() => import('./pages/candles/candles-page'), 'CandlesPage'),
})

const backtests = createRoute({
  getParentRoute: () => root,
  path: '/backtests',
  validateSearch: search({ q: text, state: oneOf('running', 'completed', 'failed', 'cancelled'), template: text, sort: text, pick: text }),
  component: lazyRouteComponent(() => import('./pages/backtests/backtests-page'), 'BacktestsPage'),
})

const newBacktest = createRoute({
  getParentRoute: () => root,
  path: '/backtests/new',
  validateSearch: search({ template: text, version: text, again: text, draft: oneOf('1') }),
  component: lazyRouteComponent(() => import('./pages/backtests/new-backtest-page'), 'NewBacktestPage'),
})

const newSearch = createRoute({
  getParentRoute: () => root,
  path: '/backtests/new-search',
  validateSearch: search({ template: text, version: text, again: text }),
  component: lazyRouteComponent(() => import('./pages/backtests/search/new-search-page'), 'NewSearchPage'),
})

const compareBacktests = createRoute({
  getParentRoute: () => root,
  path: '/backtests/compare',
  validateSearch: search({ of: text }),
  component: lazyRouteComponent(() => import('./pages/backtests/compare-page'), 'ComparePage'),
})

const backtest = createRoute({
  getParentRoute: () => root,
  path: '/backtests/$backtestId',
  validateSearch: search({ tab: text, trade: text, symbol: text, sort: text, side: oneOf('long', 'short'), exit: text, result: oneOf('win', 'loss'), page: text }),
  component: lazyRouteComponent(() => import('./pages/backtests/backtest-page'), 'BacktestPage'),
})

const billing = createRoute({
  getParentRoute: () => root,
  path: '/billing',
  validateSearch: search({ month: text }),
  component: lazyRouteComponent(() => import('./pages/billing/billing-page'), 'BillingPage'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: search({
    q: text,
    by: oneOf('everybody', 'bots', 'system'),
    actor: text,
    action: text,
    type: text,
    target: text,
    result: oneOf('accepted', 'refused', 'denied', 'failed'),
    from: text,
    to: text,
    entry: text,
  }),
  component: lazyRouteComponent(() => import('./pages/audit/audit-page'), 'AuditPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/settings-page'), 'SettingsPage'),
})

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$tab', params: { tab: 'preferences' }, replace: true })
  },
})

const settingsTab = createRoute({
  getParentRoute: () => settings,
  path: '$tab',
  validateSearch: search({ add: oneOf('1') }),
  parseParams: ({ tab }) => ({ tab: settingsTabs.find((each) => each.id === tab)?.id ?? 'preferences' }),
  stringifyParams: ({ tab }) => ({ tab }),
  component: lazyRouteComponent(() => import('./pages/settings/settings-tab'), 'SettingsTab'),
})

/** Where the identity provider sends who it did not let in; the gate shows the sign-in there. Whoever is in goes on. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search({ problem: text }),
  component: () => <Navigate to="/fleet" replace />,
})

/** Shown to everybody: see the gate. */
const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./pages/account/forgotten-password-page'), 'ForgottenPasswordPage'),
})

/** Shown to everybody: see the gate. */
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./pages/account/reset-password-page'), 'ResetPasswordPage'),
})

const members = createRoute({
  getParentRoute: () => root,
  path: '/members',
  validateSearch: search({ invite: oneOf('1') }),
  component: lazyRouteComponent(() => import('./pages/workspace/members-page'), 'MembersPage'),
})

const roles = createRoute({
  getParentRoute: () => root,
  path: '/roles',
  component: lazyRouteComponent(() => import('./pages/workspace/roles-page'), 'RolesPage'),
})

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/workspace',
  validateSearch: search({ create: oneOf('1') }),
  component: lazyRouteComponent(() => import('./pages/workspace/workspace-page'), 'WorkspacePage'),
})

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./pages/workspace/outbox-page'), 'OutboxPage'),
})

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('./pages/workspace/staff-page'), 'StaffPage'),
})

/** Shown to whoever has the link, signed in or not: see the gate. */
const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$slug',
  component: lazyRouteComponent(() => import('./pages/account/join-page'), 'JoinPage'),
})

const routeTree = root.addChildren([
  home,
  fleet,
  bots,
  bot.addChildren([botHome, botTab]),
  trades,
  compareTrades,
  analytics,
  keys,
  regions,
  templates,
  newTemplate,
  template,
  candles,
  backtests,
  newBacktest,
  newSearch,
  compareBacktests,
  backtest,
  billing,
  audit,
  settings.addChildren([settingsHome, settingsTab]),
  signIn,
  forgottenPassword,
  resetPassword,
  members,
  roles,
  organisation,
  outbox,
  staff,
  join,
])

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    basepath: basepathOf(history?.location.pathname ?? location.pathname),
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
    // Plain text in the address: nothing is read as a number or as JSON behind a person's back.
    parseSearch: (query) => Object.fromEntries(new URLSearchParams(query)),
    stringifySearch: (values) => {
      const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
      const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
      return query ? `?${query}` : ''
    },
  })
}
