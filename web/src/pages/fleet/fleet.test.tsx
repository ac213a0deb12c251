import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FleetEquityPoint } from '@/api/contracts'
import { openApp, serve, tell } from '@/test/app'
import { activity, bot, position, positionView, session, tradeView } from '@/test/fixtures'
import { readOrder, sorted } from '../bots/sort'
import { curve, lineOf, rangeStart } from './equity-curve'
import { MONIES } from './figures'
import { row } from './positions-table'

const live = bot({ botId: 'bot-2', name: 'eth-live', key: { ...bot().key!, label: 'main', paper: false }, equity: 500, netPnlToday: -5, state: 'error', region: 'fra' })
const worth = (minute: number, equity: number, change: Partial<FleetEquityPoint> = {}): FleetEquityPoint => ({ at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), money: 'paper', currency: 'USDT', equity, ...change })
const page = (more: object = {}) =>
  serve({
    'GET /api/bots': [bot(), live],
    'GET /api/positions': [positionView(), positionView({ botId: 'bot-2', botName: 'eth-live', paper: false, position: position({ symbol: 'ETHUSDT', tradeId: 't2' }) })],
    'GET /api/trades': [tradeView()],
    'GET /api/activity': [activity({ id: '1', message: 'All is well' }), activity({ id: '2', message: 'It broke', severity: 'critical' })],
    'GET /api/fleet/equity': [worth(0, 10_000), worth(5, 10_050)],
    'GET /api/deployments': [{ deploymentId: 'd1', botId: 'bot-2', cause: 'deployed', actor: 'system', region: 'fra', instance: null, botVersion: '0.1.0', begunAt: '2026-01-02T13:24:58Z', onlineAt: null, releasedAt: null, outcome: 'failed', reason: 'no room' }],
    ...more,
  })
const figure = async (label: string) => (await screen.findByText(label, { selector: 'dt' })).parentElement!

describe('the fleet page', () => {
  it('shows real money large and paper money apart, and never adds them up', async () => {
    page()
    openApp('/')
    const equity = await figure('Total equity, live')
    expect(equity).toHaveTextContent('500.00 USDT')
    expect(equity).toHaveTextContent('10,000.00 USDT paper')
    expect(await figure('Net PnL today')).toHaveTextContent('−5.00 USDT−0.99 %')
    expect(await figure('Win rate, 30 d')).toHaveTextContent('75.0 %8 trades')
    expect(await figure('Bots online')).toHaveTextContent('1 / 2')
  })

  it('narrows everything to the money that the address names', async () => {
    page()
    openApp('/fleet?money=live')
    expect(await screen.findByRole('article', { name: 'eth-live' })).toBeInTheDocument()
    expect(screen.queryByRole('article', { name: 'btc-trend' })).not.toBeInTheDocument()
    const positions = await screen.findByRole('table', { name: 'Open positions' })
    expect(within(positions).getAllByRole('row')).toHaveLength(2)
    expect(within(positions).getByRole('link', { name: 'eth-live' })).toBeInTheDocument()
    expect(screen.queryByText('All is well')).not.toBeInTheDocument()
  })

  it('says of a position what it binds and what it earns on that, and offers to close it to those who may', async () => {
    expect(row(positionView(), bot())).toMatchObject({ margin: 1840, heldSeconds: 7200 })
    expect(row(positionView(), bot()).move).toBeCloseTo(1.087, 3)
    page({ 'GET /api/session': session({ permissions: ['bots.view'] }) })
    openApp('/fleet')
    const table = await screen.findByRole('table', { name: 'Open positions' })
    expect(table).toHaveTextContent('1,840.00')
    expect(within(table).queryByRole('button', { name: /^Close/ })).not.toBeInTheDocument()
  })

  it('draws anew of its positions only the one that has changed', async () => {
    page()
    openApp('/fleet')
    const table = await screen.findByRole('table', { name: 'Open positions' })
    const other = within(table).getByRole('link', { name: 'eth-live' })
    await tell('position', positionView({ position: position({ markPrice: 47_123.4 }) }))
    expect(await within(table).findByText('47,123.4')).toBeInTheDocument()
    expect(other).toBeInTheDocument()
  })

  it('keeps the severity of its feed and the range of its curve in the address', async () => {
    page()
    const { user, router } = openApp('/fleet?severity=warning')
    expect(await screen.findByText('It broke')).toBeInTheDocument()
    expect(screen.queryByText('All is well')).not.toBeInTheDocument()
    expect(await screen.findByRole('img', { name: 'Equity from 10000.00 to 10050.00 USDT' })).toBeInTheDocument()
    await user.click(screen.getByRole('link', { name: '30d' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ range: '30d', severity: 'warning' }))
  })

  it('shows what compute costs to those who may see it', async () => {
    page({ 'GET /api/session': session({ permissions: [...session().permissions, 'billing.view'] }), 'GET /api/billing/statements/:month': { month: '2026-01', currency: 'EUR', usageMicros: 12_340_000, lines: [], payments: [] } })
    openApp('/fleet')
    expect(await figure('Compute cost this month')).toHaveTextContent('Compute cost this month')
    expect(await screen.findByText('12.34')).toBeInTheDocument()
  })
})

describe('the equity curve', () => {
  it('is of one money and one currency: the most real there is, or the one asked for', () => {
    const points = [worth(0, 1), worth(0, 2, { money: 'live' }), worth(1, 3, { money: 'live', currency: 'BTC' })]
    expect(lineOf(points, undefined, MONIES)).toEqual([points[2]])
    expect(lineOf(points, 'paper', MONIES)).toEqual([points[0]])
    expect(lineOf(points, 'testnet', MONIES)).toEqual([])
  })

  it('fits its box, and is nothing for one point', () => {
    expect(curve([worth(0, 1)], 100, 10)).toBeUndefined()
    expect(curve([worth(0, 1), worth(1, 3), worth(2, 2)], 100, 10)).toMatchObject({ path: 'M0.0 10.0L50.0 0.0L100.0 5.0', low: 1, high: 3 })
    expect(curve([worth(0, 5), worth(1, 5)], 100, 10)!.path).toBe('M0.0 5.0L100.0 5.0')
  })

  it('begins where its range says', () => {
    expect(rangeStart('24h', Date.UTC(2026, 0, 2, 0, 0, 59))).toBe('2026-01-01T00:00:00.000Z')
    expect(rangeStart('all', 0)).toBeUndefined()
  })
})

describe('the bots page', () => {
  it('is a grid, a list with CSV, or the history of every deployment, as the address says', async () => {
    page()
    const { user, router } = openApp('/bots')
    expect(await screen.findByRole('article', { name: 'eth-live' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'List' }))
    expect(await screen.findByRole('table', { name: 'Bots' })).toHaveTextContent('eth-live')
    expect(screen.getByRole('button', { name: 'CSV' })).toBeEnabled()
    await user.click(screen.getByRole('button', { name: 'Deployment history' }))
    const history = await screen.findByRole('table', { name: 'Deployment history' })
    expect(history).toHaveTextContent('eth-live')
    expect(history).toHaveTextContent('no room')
    expect(router.state.location.search).toEqual({ view: 'history' })
  })

  it('filters by region and sorts trouble to the front', async () => {
    expect(sorted([bot(), live], readOrder('trouble')).map((each) => each.name)).toEqual(['eth-live', 'btc-trend'])
    expect(sorted([bot(), live], readOrder('today')).map((each) => each.name)).toEqual(['btc-trend', 'eth-live'])
    page()
    openApp('/bots?region=fra')
    expect(await screen.findByText('1 of 2 bots')).toBeInTheDocument()
    expect(screen.queryByRole('article', { name: 'btc-trend' })).not.toBeInTheDocument()
  })
})
