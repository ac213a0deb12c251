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
  current = { ...current, ...change }
  try {
    localStorage.setItem('plutarc.theme', current.theme)
    localStorage.setItem('plutarc.zone', current.zone)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.documentElement.classList.toggle('dark', current.theme === 'dark')
  listeners.forEach((listener) => listener())
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
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
