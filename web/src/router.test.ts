import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_PAGES, PAGES, REDIRECTS } from '../e2e/pages'
import { botTabs } from './pages/bot/tabs'
import { settingsTabs } from './pages/settings/tabs'
import { createAppRouter } from './router'
import { NAVIGATION } from './shell/navigation'

const router = createAppRouter(new QueryClient(), createMemoryHistory())
const pathOf = (path: string) => path.split('?')[0]!
const routeOf = (path: string) => router.matchRoutes(pathOf(path), {}).at(-1)!.routeId as string
const walked = new Set(PAGES.map(({ path }) => pathOf(path)))

describe('the browser’s walk', () => {
  it('leads to every page that the router has', () => {
    const led = new Set([...PAGES.map(({ path }) => path), ...Object.values(ACCOUNT_PAGES), ...REDIRECTS].map(routeOf))
    const pages = Object.values(router.routesById).filter((route) => route.id !== '__root__' && !route.children)
    expect(pages.map((route) => route.id).filter((id) => !led.has(id))).toEqual([])
  })

  it('leads to every tab and to everything that the navigation names', () => {
    const named = [...botTabs.map(({ id }) => `/bots/{bot}/${id}`), ...settingsTabs.map(({ id }) => `/settings/${id}`), ...NAVIGATION.flatMap(({ items }) => items.map(({ to }) => to))]
    expect(named.filter((path) => !walked.has(path) && path !== '/settings')).toEqual([])
  })

  it('names no address that there is not, and no picture twice', () => {
    expect(PAGES.filter(({ path, name }) => routeOf(path) === '__root__' && name !== 'no-such-page')).toEqual([])
    expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length)
  })
})
