import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DeploymentView } from '@/api/contracts'
import { openApp, serve } from '@/test/app'
import { bot, session } from '@/test/fixtures'

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const page = (shown: object, more: object = {}) =>
  serve({
    'GET /api/session': session({ permissions: ['bots.view', 'bots.deploy', 'bots.restart', 'bots.update_version'] }),
    ...more,
    'GET /api/bots': [bot(shown)],
    'GET /api/bots/bot-1': bot(shown),
    'GET /api/bots/bot-1/:x': [],
    'GET /api/instructions/:x': { instructionId: 'i', botId: 'bot-1', kind: 'update', state: 'queued', steps: [], expiresAt: '2026-01-01T00:00:00Z' },
  })
const commands = async () => within(await screen.findByRole('group', { name: 'Commands' }))

describe('the life of a bot on its page', () => {
  it('says until when it sleeps, keeps its address in sight and wakes it when asked', async () => {
    const asked = page(
      { state: 'sleeping', stateReason: 'Until the session at 2026-01-02 13:30:00 UTC.', instance: null, key: null, marketTime: null, session: { opensAt: '2026-01-02T13:30:00Z', closesAt: '2026-01-02T20:00:00Z' } },
      { 'POST /api/bots/bot-1/wake': undefined },
    )
    const { user } = openApp('/bots/bot-1/overview')
    expect(await screen.findByText(/Until the session at 2026-01-02 13:30:00 UTC/)).toBeInTheDocument()
    expect(screen.getByText('Address, reserved')).toBeInTheDocument()
    expect(screen.getByText('127.77.0.2')).toBeInTheDocument()
    expect(screen.getByText('Next session')).toBeInTheDocument()
    await user.click((await commands()).getByRole('button', { name: 'Wake' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog).toHaveTextContent('It stays awake for an hour')
    await user.click(within(dialog).getByRole('button', { name: 'Wake' }))
    await waitFor(() => expect(asked.some((each) => each.method === 'POST' && each.path === '/api/bots/bot-1/wake')).toBe(true))
  })

  it('shows how long it takes until a bot can be restarted again', async () => {
    page({ restartableAt: inMinutes(41.5) })
    openApp('/bots/bot-1/overview')
    const restart = (await commands()).getByRole('button', { name: /Restart/ })
    expect(restart).toBeDisabled()
    expect(restart).toHaveTextContent('Restart in 42 min')
  })

  it('offers restart and update only to those who may, and only what there is', async () => {
    page({ newerVersion: null }, { 'GET /api/session': session({ permissions: ['bots.view', 'bots.restart'] }) })
    openApp('/bots/bot-1/overview')
    expect((await commands()).getByRole('button', { name: 'Restart' })).toBeEnabled()
    expect((await commands()).queryByRole('button', { name: 'Update' })).not.toBeInTheDocument()
  })

  it('updates into the newer version that it names', async () => {
    const asked = page({ newerVersion: '0.2.0' }, { 'POST /api/bots/bot-1/update': { instructionId: 'i' } })
    const { user } = openApp('/bots/bot-1/overview')
    expect(await screen.findByText('v0.2.0 available')).toBeInTheDocument()
    await user.click((await commands()).getByRole('button', { name: 'Update' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog).toHaveTextContent('Version 0.2.0 takes over from 0.1.0')
    await user.click(within(dialog).getByRole('button', { name: 'Update' }))
    await waitFor(() => expect(asked.find((each) => each.path === '/api/bots/bot-1/update')?.body).toEqual({ version: '0.2.0', reason: null }))
  })

  it('says that it is being replaced, and offers no second time meanwhile', async () => {
    page({ replacing: 'update', stateReason: 'Updating to version 0.2.0.', newerVersion: '0.2.0' })
    openApp('/bots/bot-1/overview')
    expect(await screen.findByText('Updating')).toBeInTheDocument()
    expect((await commands()).queryByRole('button', { name: /Restart|Update/ })).not.toBeInTheDocument()
  })

  it('keeps every instance the bot had, why it was made and how it ended', async () => {
    const deployment: DeploymentView = {
      deploymentId: 'd1',
      botId: 'bot-1',
      cause: 'session',
      actor: 'system',
      region: 'local',
      instance: { provider: 'local', region: 'local', address: '127.77.0.2', handle: '1' },
      botVersion: '0.1.0',
      begunAt: '2026-01-02T13:24:58.000Z',
      onlineAt: '2026-01-02T13:25:00.500Z',
      releasedAt: '2026-01-02T20:00:09Z',
      outcome: 'slept',
      reason: null,
    }
    page({}, { 'GET /api/bots/bot-1/deployments': [deployment] })
    openApp('/bots/bot-1/deployments')
    const row = (await screen.findByText('Woken for its session')).closest('tr')!
    expect(row).toHaveTextContent('2.5 s')
    expect(row).toHaveTextContent('Slept')
  })
})
