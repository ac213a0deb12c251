import { useSyncExternalStore } from 'react'

/** What a person chose for this browser. */
export interface Preferences {
  theme: 'dark' | 'light'
  /** IANA name; `UTC` unless chosen otherwise. */
  zone: string
}

const listeners = new Set<() => void>()
let current: Preferences = load()

export function preferences(): Preferences {
  return current
}

export function setPreferences(change: Partial<Preferences>): void {
  const next = { ...current, ...change }
  try {
    localStorage.setItem('plutarc.theme', next.theme)
    localStorage.setItem('plutarc.zone', next.zone)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  take(next)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}

/** What is chosen in one tab holds in all of this browser's. */
addEventListener('storage', ({ key }) => {
  if (key === 'plutarc.theme' || key === 'plutarc.zone' || key === null) take(load())
})

function take(next: Preferences): void {
  current = next
  document.documentElement.classList.toggle('dark', current.theme === 'dark')
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function load(): Preferences {
  try {
    return {
      theme: localStorage.getItem('plutarc.theme') === 'light' ? 'light' : 'dark',
      zone: knownZone(localStorage.getItem('plutarc.zone')) ?? 'UTC',
    }
  } catch {
    return { theme: 'dark', zone: 'UTC' }
  }
}

function knownZone(zone: string | null): string | undefined {
  if (!zone) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return undefined
  }
}
