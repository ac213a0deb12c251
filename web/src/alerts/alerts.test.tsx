import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openApp, Refusal, serve, tell } from '@/test/app'
import { activity } from '@/test/fixtures'
import { alertsOf, categoryOf, unsettled } from './categories'
import * as sounds from './sounds'

const lines = [
  activity({ id: '4', at: '2026-01-01T00:04:00Z', severity: 'critical', kind: 'trading.risk_limit_breached', message: 'Daily loss reached' }),
  activity({ id: '3', at: '2026-01-01T00:03:00Z', severity: 'notice', kind: 'trading.trade_closed', message: 'Closed long' }),
  activity({ id: '2', at: '2026-01-01T00:02:00Z', severity: 'critical', kind: 'bot.went_offline', message: 'Offline' }),
  activity({ id: '1', at: '2026-01-01T00:01:00Z', severity: 'info', kind: 'bot.deployed', message: 'Deploying' }),
]
const page = (more: object = {}) => serve({ 'GET /api/activity': lines, 'PUT /api/account/alerts': undefined, 'PUT /api/account/choices': undefined, ...more })
const bell = async () => (await screen.findAllByRole('button', { name: /^Alerts: \d+ new/ }))[0]!

afterEach(() => vi.restoreAllMocks())

describe('what is an alert', () => {
  it('sorts lines into categories by their kind', () => {
    expect(['trading.trade_closed', 'entry.size_refused', 'risk.block', 'trading.risk_limit_breached', 'bot.went_offline', 'exchange.unavailable', 'bot.instruction_progressed', 'bot.fell_asleep'].map((kind) => categoryOf({ kind }))).toEqual([
      'trades', 'trades', 'risk', 'risk', 'connection', 'connection', 'commands', 'bots',
    ])
  })

  it('leaves out information and what was switched off', () => {
    expect(alertsOf(lines, []).map((line) => line.id)).toEqual(['4', '3', '2'])
    expect(alertsOf(lines, ['trades']).map((line) => line.id)).toEqual(['4', '2'])
  })

  it('counts what is new, and old warnings until they are acknowledged', () => {
    const alerts = alertsOf(lines, [])
    expect(unsettled(alerts, null, []).map((line) => line.id)).toEqual(['4', '3', '2'])
    expect(unsettled(alerts, '2026-01-01T00:03:00Z', []).map((line) => line.id)).toEqual(['4', '2'])
    expect(unsettled(alerts, '2026-01-01T00:09:00Z', ['2', '4'])).toEqual([])
  })
})

describe('the bell', () => {
  it('counts, shows what is new, and remembers on the account that one has looked', async () => {
    const asked = page({ 'GET /api/account/alerts': { seenUntil: '2026-01-01T00:03:30Z', acknowledged: ['2'] } })
    const { user } = openApp('/settings')
    await user.click(await bell())
    const drawer = await screen.findByRole('dialog', { name: 'Alerts' })
    expect(drawer).toHaveTextContent('1 new since you last looked')
    expect(within(drawer).getAllByText('New')).toHaveLength(1)
    await waitFor(() => expect(asked.find((each) => each.method === 'PUT')?.body).toEqual({ seenUntil: '2026-01-01T00:04:00Z', acknowledged: ['2'] }))
    await user.click(within(drawer).getByRole('button', { name: 'Acknowledge: Daily loss reached' }))
    await waitFor(() => expect(asked.filter((each) => each.method === 'PUT').at(-1)?.body).toEqual({ seenUntil: '2026-01-01T00:04:00Z', acknowledged: ['2', '4'] }))
    expect(within(drawer).getAllByText('Acknowledged')).toHaveLength(2)
    expect(screen.getAllByRole('button', { name: 'Alerts: nothing new', hidden: true })[0]).toBeInTheDocument()
  })
})

describe('sounds', () => {
  it('are off until chosen, and then heard once for what happens, not for what was there', async () => {
    const play = vi.spyOn(sounds, 'play').mockImplementation(() => {})
    page({ 'GET /api/account/choices': { zone: null, theme: null, sounds: ['risk'], silenced: [] } })
    openApp('/settings')
    await bell()
    expect(play).not.toHaveBeenCalled()
    await tell('activity', activity({ id: '5', at: '2026-01-01T00:05:00Z', severity: 'notice', kind: 'trading.trade_closed' }))
    expect(play).not.toHaveBeenCalled()
    await tell('activity', activity({ id: '6', at: '2026-01-01T00:06:00Z', severity: 'critical', kind: 'trading.risk_limit_breached' }))
    expect(play.mock.calls).toEqual([['risk']])
  })

  it('can be tried, and are kept with the account; a refusal is taken back', async () => {
    const play = vi.spyOn(sounds, 'play').mockImplementation(() => {})
    let refuse = false
    const asked = page({ 'PUT /api/account/choices': () => (refuse ? new Refusal(409, { detail: 'Not now.' }) : undefined) })
    const { user } = openApp('/settings/alerts')
    await user.click(await screen.findByRole('button', { name: 'Test the sound for risk limits' }))
    expect(play).toHaveBeenCalledWith('risk')
    const sound = screen.getByRole('switch', { name: 'Sound for risk limits' })
    expect(sound).not.toBeChecked()
    await user.click(sound)
    await waitFor(() => expect(asked.find((each) => each.method === 'PUT')?.body).toEqual({ zone: null, theme: null, sounds: ['risk'], silenced: [] }))
    refuse = true
    await user.click(screen.getByRole('switch', { name: 'Show trades and orders' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Not now.')
    expect(screen.getByRole('switch', { name: 'Show trades and orders' })).toBeChecked()
  })
})
