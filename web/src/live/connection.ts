import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent, LiveEventName } from '@/api/contracts'
import { activeWorkspace } from '@/lib/workspace'
import { recordForFetches } from './journal'
import { isLive, reduceCached } from './reducers'

export type ConnectionState = 'connecting' | 'live' | 'lost'

const EVENT_NAMES: LiveEventName[] = [
  'bot',
  'activity',
  'trade',
  'position',
  'position_closed',
  'candle',
  'equity',
  'instruction',
  'key',
  'template',
  'backtest',
  'backtest_progress',
  'backtest_deleted',
]

const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 8000
/** Silence after which a page that comes back to the foreground opens its connection anew: the machine may have slept. */
const SILENCE_MS = 30_000
const MANY_A_SECOND = 10
const SPACING_MS = 200
const QUIET_MS = 300
const LATEST_MS = 2000

/**
 * The one live connection of a signed-in page. Puts every event into the Query cache, at most once a frame; says whether it is
 * live; after a loss it comes back by itself and everything shown is fetched again.
 */
export class LiveConnection {
  readonly #queryClient: QueryClient
  readonly #open: () => EventSource
  readonly #listeners = new Set<() => void>()
  #source: EventSource | undefined
  #state: ConnectionState = 'connecting'
  #since = Date.now()
  #retryMs = FIRST_RETRY_MS
  #retry: ReturnType<typeof setTimeout> | undefined
  #heardAt = Date.now()
  #pending: LiveEvent[] = []
  #flushing: (() => void) | undefined
  /** When events came, of the last second. */
  #recent: number[] = []
  #flushedAt = 0
  #opened = false
  #catchingUp: (() => void) | undefined

  constructor(queryClient: QueryClient, open: () => EventSource = () => new EventSource(liveAddress())) {
    this.#queryClient = queryClient
    this.#open = open
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** When the present state began, in epoch milliseconds. */
  get since(): number {
    return this.#since
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    this.#connect()
    window.addEventListener('online', this.#reconnectNow)
    document.addEventListener('visibilitychange', this.#onVisibility)
  }

  stop(): void {
    window.removeEventListener('online', this.#reconnectNow)
    document.removeEventListener('visibilitychange', this.#onVisibility)
    clearTimeout(this.#retry)
    this.#disconnect()
    this.#catchingUp?.()
    this.#flushing?.()
    this.#flushing = undefined
    this.#pending = []
  }

  #connect(): void {
    clearTimeout(this.#retry)
    this.#disconnect()
    const source = this.#open()
    this.#source = source
    source.onopen = () => {
      this.#retryMs = FIRST_RETRY_MS
      this.#heardAt = Date.now()
      this.#become('live')
      // What happened between the last answers and this moment was not told here.
      if (this.#opened) void this.#queryClient.invalidateQueries()
      else this.#catchUp()
      this.#opened = true
    }
    source.onerror = () => this.#lost()
    for (const name of EVENT_NAMES) {
      source.addEventListener(name, (message) => this.#receive(name, message as MessageEvent<string>))
    }
    // This connection was too slow to be told everything.
    source.addEventListener('resync', () => void this.#queryClient.invalidateQueries())
  }

  /** The first answers are a moment old and being drawn: what was asked before the stream was open is asked again when the page has come to rest. */
  #catchUp(): void {
    const before = new Set(this.#queryClient.getQueryCache().findAll({ predicate: ({ queryKey }) => isLive(queryKey) }).map((query) => query.queryHash))
    this.#catchingUp = whenQuiet(() => void this.#queryClient.invalidateQueries({ predicate: ({ queryHash }) => before.has(queryHash) }))
  }

  #receive(name: LiveEventName, message: MessageEvent<string>): void {
    this.#heardAt = Date.now()
    this.#recent.push(this.#heardAt)
    this.#pending.push({ name, data: JSON.parse(message.data) } as LiveEvent)
    this.#flushing ??= later(this.#pause(), () => {
      this.#flushing = undefined
      this.#flush()
    })
  }

  /** A few events are shown at the next frame; a stream of them five times a second, which is as often as one can read. */
  #pause(): number {
    const now = Date.now()
    this.#recent = this.#recent.filter((at) => now - at < 1000)
    return this.#recent.length > MANY_A_SECOND ? Math.max(0, this.#flushedAt + SPACING_MS - now) : 0
  }

  #flush(): void {
    const events = this.#pending
    this.#flushedAt = Date.now()
    this.#pending = []
    applyLive(this.#queryClient, events)
  }

  #lost(): void {
    this.#disconnect()
    this.#become('lost')
    // A refused stream may mean an ended session: asking tells, and the router then shows the sign-in page.
    void this.#queryClient.invalidateQueries({ queryKey: ['session'] })
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#connect(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
  }

  #reconnectNow = () => {
    this.#retryMs = FIRST_RETRY_MS
    this.#connect()
  }

  #onVisibility = () => {
    if (document.visibilityState === 'visible' && Date.now() - this.#heardAt > SILENCE_MS) this.#reconnectNow()
  }

  #disconnect(): void {
    this.#source?.close()
    this.#source = undefined
  }

  #become(state: ConnectionState): void {
    if (this.#state === state) return
    this.#state = state
    this.#since = Date.now()
    this.#listeners.forEach((listener) => listener())
  }
}

function liveAddress(): string {
  const workspace = activeWorkspace()
  return workspace ? `/api/live?workspace=${workspace}` : '/api/live'
}

const watchers = new Set<(event: LiveEvent) => void>()

/** Tells each event before it reaches the cache. Returns how to stop. */
export function watchLive(tell: (event: LiveEvent) => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Applies events to every cached answer that they concern, and asks again for answers that have no event of their own. */
export function applyLive(queryClient: QueryClient, events: readonly LiveEvent[]): void {
  if (events.length === 0) return
  events.forEach((event) => watchers.forEach((tell) => tell(event)))
  recordForFetches(events)
  for (const query of queryClient.getQueryCache().getAll()) {
    if (query.state.data === undefined) continue
    const next = reduceCached(query.queryKey, query.state.data, events)
    if (next !== query.state.data) queryClient.setQueryData(query.queryKey, next)
  }
  for (const event of events) {
    if (event.name === 'trade' || event.name === 'position_closed' || event.name === 'activity') {
      void queryClient.invalidateQueries({ queryKey: ['orders', event.data.botId] }, { cancelRefetch: false })
    }
    if (event.name === 'candle' || event.name === 'activity') {
      void queryClient.invalidateQueries({ queryKey: ['entry-outlook', event.data.botId] }, { cancelRefetch: false })
    }
    if (event.name === 'template') {
      void queryClient.invalidateQueries({ queryKey: ['template', event.data.templateId] })
    }
  }
}

/** After a pause, on the next frame. Returns how to cancel. */
function later(pauseMs: number, run: () => void): () => void {
  if (pauseMs <= 0) return nextFrame(run)
  let cancel: () => void
  const timer = setTimeout(() => (cancel = nextFrame(run)), pauseMs)
  cancel = () => clearTimeout(timer)
  return () => cancel()
}

/** When there is nothing more urgent to do. Returns how to cancel. */
function whenQuiet(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, QUIET_MS)
    return () => clearTimeout(timer)
  }
  const callback = requestIdleCallback(run, { timeout: LATEST_MS })
  return () => cancelIdleCallback(callback)
}

/** On the next frame; a page in the background has none, so a timer stands in. Returns how to cancel. */
function nextFrame(run: () => void): () => void {
  if (document.visibilityState === 'visible') {
    const frame = requestAnimationFrame(run)
    return () => cancelAnimationFrame(frame)
  }
  const timer = setTimeout(run, 250)
  return () => clearTimeout(timer)
}
