import { screen, waitFor, within } from '@testing-library/react'
import { toast } from 'sonner'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ExchangeKeyView } from '@/api/contracts'
import { openApp, Refusal, serve } from '@/test/app'

const KEY: ExchangeKeyView = {
  keyId: 'k1', label: 'Main', venue: 'bybit', contractType: 'linear', testnet: false, hint: 'abcd…wxyz', active: true, botId: null, instruments: [], addedAt: '2026-03-01T10:00:00Z', findings: null,
}
const TEMPLATE = { templateId: 't1', name: 'Trend', version: 1, latestVersion: 1, definition: '{}', changedAt: '2026-01-01T00:00:00Z' }

afterEach(() => {
  toast.dismiss()
  vi.unstubAllGlobals()
})

describe('what can be undone', () => {
  it('is taken back by the command that undoes it: a template that was deleted', async () => {
    const asked = serve({ 'GET /api/templates': [TEMPLATE], 'GET /api/templates/:id': TEMPLATE, 'DELETE /api/templates/:id': undefined, 'POST /api/templates/:id/restore': undefined })
    const { user } = openApp('/templates/t1')
    await user.click(await screen.findByRole('button', { name: 'Delete template' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete template' }))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Taken back')).toBeInTheDocument()
    expect(asked.filter((each) => each.method !== 'GET').map((each) => `${each.method} ${each.path}`)).toEqual(['DELETE /api/templates/t1', 'POST /api/templates/t1/restore'])
  })

  it('says why where the undoing is refused: a key that was deactivated', async () => {
    const asked = serve({
      'GET /api/keys': [KEY],
      'POST /api/keys/:id/deactivate': undefined,
      'POST /api/keys/:id/activate': () => new Refusal(422, { code: 'exchangekey.can_withdraw', detail: 'This key may withdraw.' }),
    })
    const { user } = openApp('/keys?key=k1')
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Deactivate' }))
    await waitFor(() => expect(asked.some((each) => each.path === '/api/keys/k1/deactivate')).toBe(true))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('This key may withdraw.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Deactivate' }), 'the drawer stays').toBeInTheDocument()
  })
})
