import type { QueryClient } from '@tanstack/react-query'
import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { basepathOf } from './lib/workspace'
import { accountRoutes } from './routes/account'
import { root } from './routes/root'
import { strategyRoutes } from './routes/strategy'
import { tradingRoutes } from './routes/trading'
import { workspaceRoutes } from './routes/workspace'
import { PageError, PageSkeleton } from './shell/page-states'

/** Every page and what its address holds, by area in `routes/`. A page's code is fetched when it is first visited; the first page's is there from the start. */

const routeTree = root.addChildren([...tradingRoutes, ...strategyRoutes, ...workspaceRoutes, ...accountRoutes])

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
