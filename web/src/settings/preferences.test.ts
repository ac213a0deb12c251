import { afterEach, describe, expect, it } from 'vitest'
import { preferences, setPreferences } from './preferences'

afterEach(() => setPreferences({ theme: 'dark', zone: 'UTC' }))

describe('what a person chose', () => {
  it('in another tab of this browser holds here too', () => {
    localStorage.setItem('plutarc.theme', 'light')
    localStorage.setItem('plutarc.zone', 'Europe/Berlin')
    dispatchEvent(new StorageEvent('storage', { key: 'plutarc.theme' }))
    expect(preferences()).toEqual({ theme: 'light', zone: 'Europe/Berlin' })
    expect(document.documentElement).not.toHaveClass('dark')
    localStorage.setItem('plutarc.theme', 'dark')
    dispatchEvent(new StorageEvent('storage', { key: 'plutarc.theme' }))
    expect(document.documentElement).toHaveClass('dark')
  })
})
