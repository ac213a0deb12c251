import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { act, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import type { LiveEventName, LiveEvents } from '@/api/contracts'
import { createAppRouter } from '@/router'
import { session, tradeChoices, tradesFound } from './fixtures'
import { TestStream } from './stream'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  body: any
  headers: Headers
}
type Answer = unknown | ((asked: Asked) => unknown)

/** An answer with a status of its own. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly problem: object,
  ) {}
}

/** Answers requests by method and path (`GET /api/bots`, `:x` for a part); what has no answer is a 404. Keeps what was asked. */
export function serve(answers: Record<string, Answer>): Asked[] {
  const all: Record<string, Answer> = {
    'GET /api/session': session(),
    'GET /api/bots': [],
    'GET /api/positions': [],
    'GET /api/trades': [],
    'GET /api/trades/lines': tradesFound([]),
    'GET /api/trades/choices': tradeChoices(),
    'GET /api/activity': [],
    'GET /api/keys': [],
    'GET /api/templates': [],
    'GET /api/regions': [{ region: 'local', label: 'This machine', provider: 'local', available: true, note: '' }],
    'GET /api/regions/latency': [],
    'GET /api/components': [],
    'GET /api/sign-in': { provider: null },
    'GET /api/account/choices': { zone: null, theme: null, sounds: [], silenced: [] },
    'GET /api/account/alerts': { seenUntil: null, acknowledged: [] },
    'GET /api/fleet/equity': [],
    'GET /api/bots/:id/entry-outlook': { botId: 'bot-1', symbol: null, symbols: [], candle: null, open: true, answer: 'Nothing is known to keep it from trading.', checks: [] },
    ...answers,
  }
  const asked: Asked[] = []
  document.cookie = 'XSRF-TOKEN=token'
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://localhost')
    const method = init.method ?? 'GET'
    const request: Asked = {
      method,
      path: url.pathname,
      query: url.searchParams,
      body: init.body instanceof Blob ? init.body : init.body ? JSON.parse(String(init.body)) : undefined,
      headers: new Headers(init.headers),
    }
    asked.push(request)
    const found = Object.entries(all).find(([pattern]) => matches(pattern, `${method} ${url.pathname}`))
    const value = found ? (typeof found[1] === 'function' ? found[1](request) : found[1]) : new Refusal(404, { title: 'Not found' })
    if (value instanceof Refusal) return new Response(JSON.stringify(value.problem), { status: value.status })
    return new Response(value === undefined ? null : JSON.stringify(value), { status: value === undefined ? 204 : 200 })
  })
  return asked
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
}

/** Tells the page something over its live connection and waits for the next frame. */
export async function tell<N extends LiveEventName>(name: N, data: LiveEvents[N]) {
  await act(async () => {
    TestStream.latest!.say(name, data)
    // The page takes it up at its next frame, and the cache tells its readers in the task after.
    await new Promise((done) => requestAnimationFrame(done))
    await new Promise((done) => setTimeout(done))
  })
}

/** The whole dashboard at an address. */
export function openApp(path: string) {
  vi.stubGlobal('EventSource', TestStream)
  vi.stubGlobal('scrollTo', () => {})
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [path] }))
  const view = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
  return { ...view, client, router, user: userEvent.setup() }
}
