import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ExchangeKeyView, KeyFindings } from '@/api/contracts'
import { openApp, serve } from '@/test/app'
import { bot, session } from '@/test/fixtures'
import { judged, notes } from './key-verdicts'

const NOW = Date.parse('2026-03-01T12:00:00Z')

const findings = (part: Partial<KeyFindings> = {}): KeyFindings => ({
  verdict: 'usable', advice: 'It works, and only from the addresses it is bound to.', venueCode: '', allowedIps: [], expiresAt: null, from: null, at: '2026-03-01T11:00:00Z', ...part,
})

const key = (part: Partial<ExchangeKeyView> = {}): ExchangeKeyView => ({
  keyId: 'k1', label: 'Main', venue: 'bybit', contractType: 'linear', testnet: false, hint: 'abcd…wxyz', active: true, botId: null, instruments: [], addedAt: '2026-03-01T10:00:00Z', findings: findings(), ...part,
})

describe('a key', () => {
  it('shows what its exchange last said, and what to do', async () => {
    serve({ 'GET /api/keys': [key({ active: false, findings: findings({ verdict: 'can_withdraw', advice: 'Take the withdrawal right from it.' }) })] })
    openApp('/keys?key=k1')
    const check = within(await screen.findByRole('region', { name: 'Last check' }))
    expect(check.getByText('Can withdraw')).toBeInTheDocument()
    expect(check.getByText('Take the withdrawal right from it.')).toBeInTheDocument()
    expect(screen.getAllByText('Deactivated').length).toBeGreaterThan(0)
  })

  it('says so where its list of addresses lacks that of its bot', () => {
    const bound = key({ botId: 'b1', findings: findings({ allowedIps: ['203.0.113.7'] }) })
    const at = (address: string) => bot({ name: 'Alpha', address })
    expect(notes(bound, at('203.0.113.9'), NOW)).toEqual([expect.stringContaining('203.0.113.9, the reserved address of Alpha')])
    expect(notes(bound, at('203.0.113.7'), NOW)).toEqual([])
    expect(notes(key({ findings: findings() }), at('203.0.113.9'), NOW)).toEqual([])
  })

  it.each([['2026-03-02T12:00:00Z', 'in 1 day.'], ['2026-03-15T12:00:00Z', 'in 14 days.']])('that expires at %s says so', (expiresAt, text) => {
    expect(notes(key({ findings: findings({ expiresAt }) }), undefined, NOW)).toEqual([expect.stringContaining(text)])
    expect(notes(key({ findings: findings({ expiresAt: '2026-03-17T12:00:00Z' }) }), undefined, NOW)).toEqual([])
  })

  it('bound to other addresses is no fault when tried by the backend, and one when tried by its bot', () => {
    expect(judged(findings({ verdict: 'address_not_allowed' })).tone).toBe('warning')
    expect(judged(findings({ verdict: 'address_not_allowed', from: '127.0.0.5' })).tone).toBe('negative')
    expect(judged(null)).toEqual({ label: 'Not tried yet', tone: 'neutral' })
  })

  it('is not to be changed by one who may only look', async () => {
    serve({ 'GET /api/keys': [key()], 'GET /api/session': session({ permissions: ['keys.view', 'bots.view'] }) })
    openApp('/keys?key=k1')
    await screen.findByRole('region', { name: 'Last check' })
    expect(screen.queryByRole('button', { name: 'Deactivate' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Add key' })).not.toBeInTheDocument()
  })
})
