import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { oneOf, search, text } from '@/lib/search'
import { root } from './root'

/** Pages about what bots trade by, and how it would have done. */

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: search({ q: text }),
  component: lazyRouteComponent(() => import('@/pages/templates/templates-page'), 'TemplatesPage'),
})

const newTemplate = createRoute({
  getParentRoute: () => root,
  path: '/templates/new',
  validateSearch: search({ from: text }),
  component: lazyRouteComponent(() => import('@/pages/templates/new-template-page'), 'NewTemplatePage'),
})

const template = createRoute({
  getParentRoute: () => root,
  path: '/templates/$templateId',
  validateSearch: search({ version: text, edit: oneOf('1'), against: text }),
  component: lazyRouteComponent(() => import('@/pages/templates/template-page'), 'TemplatePage'),
})

const candles = createRoute({
  getParentRoute: () => root,
  path: '/candles',
  validateSearch: search({ add: oneOf('file', 'venue') }),
  component: lazyRouteComponent(() => import('@/pages/candles/candles-page'), 'CandlesPage'),
})

const backtests = createRoute({
  getParentRoute: () => root,
  path: '/backtests',
  validateSearch: search({ q: text, state: oneOf('running', 'completed', 'failed', 'cancelled'), template: text, sort: text, pick: text }),
  component: lazyRouteComponent(() => import('@/pages/backtests/backtests-page'), 'BacktestsPage'),
})

const newBacktest = createRoute({
  getParentRoute: () => root,
  path: '/backtests/new',
  validateSearch: search({ template: text, version: text, again: text, draft: oneOf('1') }),
  component: lazyRouteComponent(() => import('@/pages/backtests/new-backtest-page'), 'NewBacktestPage'),
})

const newSearch = createRoute({
  getParentRoute: () => root,
  path: '/backtests/new-search',
  validateSearch: search({ template: text, version: text, again: text }),
  component: lazyRouteComponent(() => import('@/pages/backtests/search/new-search-page'), 'NewSearchPage'),
})

const compareBacktests = createRoute({
  getParentRoute: () => root,
  path: '/backtests/compare',
  validateSearch: search({ of: text }),
  component: lazyRouteComponent(() => import('@/pages/backtests/compare-page'), 'ComparePage'),
})

const backtest = createRoute({
  getParentRoute: () => root,
  path: '/backtests/$backtestId',
  validateSearch: search({ tab: text, trade: text, symbol: text, sort: text, side: oneOf('long', 'short'), exit: text, result: oneOf('win', 'loss'), page: text }),
  component: lazyRouteComponent(() => import('@/pages/backtests/backtest-page'), 'BacktestPage'),
})

export const strategyRoutes = [
  templates,
  newTemplate,
  template,
  candles,
  backtests,
  newBacktest,
  newSearch,
  compareBacktests,
  backtest,
] as const
