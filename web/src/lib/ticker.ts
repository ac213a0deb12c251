import { useSyncExternalStore } from 'react'

/** One clock for every age on the page: a second's beat, and the server's time rather than a wrong clock's of this machine. */

let serverAheadMs = 0
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** The server's time, as far as its answers told. Epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + serverAheadMs
}

/** Learns from an answer's `Date` header, which counts whole seconds: small differences are no difference. */
export function learnServerTime(header: string | null): void {
  const told = header ? Date.parse(header) : Number.NaN
  if (Number.isNaN(told)) return
  const ahead = told + 500 - Date.now()
  serverAheadMs = Math.abs(ahead) > 2000 ? ahead : 0
}

export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    now = serverNow()
    timer = setInterval(() => {
      now = serverNow()
      listeners.forEach((each) => each())
    }, 1000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}
