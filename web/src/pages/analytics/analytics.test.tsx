import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Performance } from '@/api/contracts'
import { openApp, serve } from '@/test/app'
import { tradeChoices, tradeFigures } from '@/test/fixtures'
import { keyFigures } from './formulas'
import { compact } from './heat-map'

const slippage = { trades: 2, mean: 0.4, median: 0.2, p95: 1.1, from: -6, width: 0.5, bins: Array.from({ length: 24 }, (_, bin) => (bin === 12 ? 2 : 0)) }
const performance: Performance = {
  money: 'live',
  currency: 'USDT',
  others: [{ money: 'paper', currency: 'USDT', trades: 7 }],
  figures: tradeFigures(),
  equity: { start: 1000, days: 12, cagr: 0.4, sharpe: 1.23, sortino: 2.1, maxDrawdown: 0.02, maxDrawdownAmount: 20, calmar: 20, longestDrawdownSeconds: 3600 },
  curve: [],
  winRate: [],
  signals: [{ component: 'ema_crossover', trades: 2, agreed: 1, disagreed: 0, hitRate: 0.75, winRateAgreed: 1, winRateOther: 0, meanNetAgreed: 29 }],
  execution: { entry: slippage, exit: slippage, entryLatency: { orders: 2, p50: 21, p90: 40, p99: 41, most: 41 }, exitLatency: { orders: 0, p50: null, p90: null, p99: null, most: null }, makerShare: 0.25 },
  heat: [{ weekday: 2, hour: 10, trades: 2, netPnl: 9 }],
  breakdowns: [
    { by: 'bot', rows: [{ key: 'bot-1', name: 'btc-trend', figures: tradeFigures() }] },
    { by: 'exit', rows: [{ key: 'take_profit', name: 'take_profit', figures: tradeFigures({ trades: 1, losses: 0, profitFactor: null }) }] },
  ],
}
const choices = tradeChoices({ bots: [{ value: 'bot-1', name: 'btc-trend', trades: 9 }] })

describe('analytics', () => {
  it('says whose money the figures are and offers what they leave out', async () => {
    const asked = serve({ 'GET /api/trades/choices': choices, 'GET /api/analytics': performance })
    const { user, router } = openApp('/analytics?symbol=BTCUSDT')
    expect(await screen.findByText('LIVE')).toBeVisible()
    expect(asked.find((each) => each.path === '/api/analytics')!.query.get('zone')).toBe('UTC')
    await user.click(screen.getByRole('button', { name: 'not counted: 7 paper in USDT' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ symbol: 'BTCUSDT', money: 'paper', currency: 'USDT' }))
    await waitFor(() => expect(asked.filter((each) => each.path === '/api/analytics').at(-1)!.query.get('money')).toBe('paper'))
  })

  it('leads from any row to its trades, with the same filter', async () => {
    serve({ 'GET /api/trades/choices': choices, 'GET /api/analytics': performance })
    const { user } = openApp('/analytics?range=30d')
    await user.click(await screen.findByRole('button', { name: 'Exit reason' }))
    const link = within(await screen.findByRole('table', { name: 'By exit reason' })).getByRole('link', { name: 'Take profit' })
    const query = new URL(link.getAttribute('href')!, 'http://localhost').searchParams
    expect(Object.fromEntries(query)).toEqual({ range: '30d', money: 'live', currency: 'USDT', exit: 'take_profit' })
  })

  it('shows the heat map by mean result or by number', async () => {
    serve({ 'GET /api/trades/choices': choices, 'GET /api/analytics': performance })
    const { user } = openApp('/analytics')
    const cell = within(await screen.findByRole('table', { name: 'Mean net PnL in USDT by weekday and hour, UTC' })).getByText('+4.5')
    expect(cell).toHaveAttribute('title', expect.stringContaining('Tuesday 10:00: 2 trades'))
    await user.click(screen.getByRole('button', { name: 'Number' }))
    expect(await screen.findByRole('table', { name: 'Trades by weekday and hour, UTC' })).toBeVisible()
  })

  it('tells what to do where there is no trade', async () => {
    serve({ 'GET /api/analytics': { ...performance, figures: tradeFigures({ trades: 0 }) } })
    openApp('/analytics')
    expect(await screen.findByText('No trade yet')).toBeVisible()
  })

  it('shows a drawdown in money where the equity is not known, and says why ratios are missing', () => {
    const unknown = { ...performance.equity, start: null, maxDrawdown: null, sharpe: null }
    const figures = keyFigures({ ...performance, equity: unknown })
    expect(figures.find((each) => each.label === 'Max drawdown, USDT')!.value).toBe('−20.00')
    expect(figures.find((each) => each.label === 'Sharpe')).toMatchObject({ value: undefined, formula: expect.stringContaining('not known here') })
  })

  it('writes cells short', () => {
    expect([compact(4.54), compact(-123.4), compact(1_234), compact(-56_789)]).toEqual(['+4.5', '−123', '+1.2k', '−57k'])
  })
})
