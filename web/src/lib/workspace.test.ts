import { describe, expect, it } from 'vitest'
import { addressOf, basepathOf, pageOf, segmentOf } from './workspace'

describe('a workspace in the address', () => {
  it('is found at its beginning, and nowhere else', () => {
    expect(segmentOf('/w/acme-1a2b3c4d/bots/b1')).toBe('acme-1a2b3c4d')
    expect(segmentOf('/bots/w/acme')).toBeUndefined()
    expect(basepathOf('/w/acme-1a2b3c4d')).toBe('/w/acme-1a2b3c4d')
    expect(basepathOf('/bots')).toBe('/')
  })

  it('ends in what tells it apart; a personal one needs none', () => {
    expect(addressOf({ workspaceId: '1a2b3c4d5e6f', slug: 'acme' })).toBe('/w/acme-1a2b3c4d')
    expect(addressOf({ workspaceId: '1a2b3c4d5e6f', slug: '' })).toBe('')
  })

  it('keeps the kind of page when it changes, but no id of the other workspace', () => {
    expect(pageOf('/w/acme-1a2b3c4d/bots/b1/overview')).toBe('bots')
    expect(pageOf('/trades')).toBe('trades')
    expect(pageOf('/')).toBe('')
  })
})
