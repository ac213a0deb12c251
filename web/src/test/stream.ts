import type { LiveEventName, LiveEvents } from '@/api/contracts'

/** A live stream that the test speaks for. */
export class TestStream {
  static latest: TestStream | undefined
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false
  readonly #listeners = new Map<string, ((message: { data: string }) => void)[]>()

  constructor() {
    TestStream.latest = this
  }

  addEventListener(name: string, listener: (message: { data: string }) => void) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
  }

  say<N extends LiveEventName>(name: N, data: LiveEvents[N]) {
    this.#listeners.get(name)?.forEach((listener) => listener({ data: JSON.stringify(data) }))
  }

  close() {
    this.closed = true
  }
}
