import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, Refusal, serve, tell } from '@/test/app'
import { EVERY_PERMISSION, session } from '@/test/fixtures'
import { handOver } from './conditions'
import { backtest, headline, report, simulated } from '@/test/backtests'

const MONTH = {
  candleSetId: 'btc-2022-01', name: 'BTC, January 2022 (bundled)', symbol: 'BTCUSDT', contractType: 'linear', fundingRates: 90, origin: 'bundled', venue: 'paper', file: null, addedAt: null,
  span: { interval: '1m', from: '2022-01-01T00:00:00Z', to: '2022-02-01T00:00:00Z', candles: 44_640, missing: 0 },
}
const TEMPLATE = { templateId: 'template-1', name: 'Trend', version: 2, latestVersion: 2, definition: '{"name":"Trend","components":[]}', changedAt: '2026-01-01T00:00:00Z' }
const all = { 'GET /api/session': session({ permissions: [...EVERY_PERMISSION, 'backtests.view', 'backtests.run'] }), 'GET /api/candle-sets': [MONTH], 'GET /api/templates': [TEMPLATE] }

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

describe('the list of backtests', () => {
  it('teaches the first step where there is none', async () => {
    serve({ ...all, 'GET /api/backtests': [] })
    openApp('/backtests')
    expect(await screen.findByRole('link', { name: 'Run the first one' })).toHaveAttribute('href', expect.stringContaining('/backtests/new'))
  })

  it('offers no run to one who may only look', async () => {
    serve({ ...all, 'GET /api/session': session({ permissions: ['bots.view', 'backtests.view'] }), 'GET /api/backtests': [] })
    openApp('/backtests')
    expect(await screen.findByText('No backtest yet')).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: /run the first|new backtest/i })).not.toBeInTheDocument()
  })

  it('lays up to four beside each other', async () => {
    serve({ ...all, 'GET /api/backtests': [1, 2, 3, 4, 5].map((n) => backtest({ backtestId: `run-${n}`, name: `Run ${n}` })) })
    const { user, router } = openApp('/backtests')
    for (const n of [1, 2, 3, 4]) await user.click(await screen.findByRole('checkbox', { name: `Compare Run ${n}` }))
    expect(screen.getByRole('checkbox', { name: 'Compare Run 5' })).toBeDisabled()
    expect(screen.getByRole('link', { name: 'Compare 4' })).toHaveAttribute('href', expect.stringContaining('run-1~run-2~run-3~run-4'.replaceAll('~', '%7E')))
    expect(router.state.location.search).toMatchObject({ pick: 'run-1~run-2~run-3~run-4' })
  })

  it('says when one has ended, and shows its figures without reload', async () => {
    serve({ ...all, 'GET /api/backtests': [backtest({ state: 'running', headline: null, endedAt: null })] })
    openApp('/backtests')
    expect(await screen.findByText('Running')).toBeInTheDocument()
    await tell('backtest', backtest({ endedAt: new Date().toISOString() }))
    expect(await screen.findByText('Completed')).toBeInTheDocument()
    expect(await screen.findByText('Trend v2 · BTCUSDT has completed')).toBeInTheDocument()
    await tell('backtest_deleted', { backtestId: 'run-1' })
    expect(await screen.findByText('No backtest yet')).toBeInTheDocument()
  })
})

describe('a new backtest', () => {
  it('runs the version of the template that it was opened from, over the candles chosen', async () => {
    const asked = serve({ ...all, 'GET /api/backtests': [], 'POST /api/backtests': { backtestId: 'run-9' }, 'GET /api/backtests/run-9': backtest({ backtestId: 'run-9', state: 'running', headline: null }) })
    const { user } = openApp('/backtests/new?template=template-1&version=1')
    const slippage = await screen.findByLabelText('Slippage, bps')
    await user.clear(slippage)
    await user.type(slippage, '4')
    await user.click(screen.getByRole('button', { name: 'Run backtest' }))
    await waitFor(() => expect(asked.some((each) => each.method === 'POST' && each.path === '/api/backtests')).toBe(true))
    const { body } = asked.find((each) => each.method === 'POST' && each.path === '/api/backtests')!
    expect(body).toMatchObject({ name: 'Trend v1 · BTCUSDT', templateId: 'template-1', version: 1, draft: null })
    expect(body.conditions).toMatchObject({ candleSets: ['btc-2022-01'], slippageBps: 4, takerFee: 0.00055, fill: 'intrabar' })
    expect(await screen.findByRole('progressbar', { name: 'Progress' })).toBeInTheDocument()
  })

  it('runs a draft that came from the builder', async () => {
    handOver('{"name":"Half done"}')
    const asked = serve({ ...all, 'POST /api/backtests': { backtestId: 'run-9' }, 'GET /api/backtests/run-9': backtest({ backtestId: 'run-9', state: 'running', headline: null }) })
    const { user } = openApp('/backtests/new?draft=1')
    await user.click(await screen.findByRole('button', { name: 'Run backtest' }))
    await waitFor(() => expect(asked.find((each) => each.method === 'POST')?.body).toMatchObject({ templateId: null, draft: { name: 'Half done' } }))
  })

  it('says at the field what is refused', async () => {
    serve({ ...all, 'POST /api/backtests': new Refusal(422, { title: 'Refused', detail: 'conditions.cash is not valid.', problems: [{ field: 'conditions.cash', value: '0', allowed: '0.000001 to 1000000000' }] }) })
    const { user } = openApp('/backtests/new')
    await user.click(await screen.findByRole('button', { name: 'Run backtest' }))
    expect(await screen.findByText('Allowed: 0.000001 to 1000000000')).toBeInTheDocument()
  })
})

describe('one backtest', () => {
  it('shows how far it is and how long it will take, and can be cancelled', async () => {
    const asked = serve({ ...all, 'GET /api/backtests/run-1': backtest({ state: 'running', headline: null, endedAt: null }), 'POST /api/backtests/run-1/cancel': undefined })
    const { user } = openApp('/backtests/run-1')
    await screen.findByRole('progressbar', { name: 'Progress' })
    await tell('backtest_progress', { backtestId: 'run-1', done: 250_000, total: 500_000, elapsedMillis: 4000, etaMillis: 4000 })
    expect(screen.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute('aria-valuenow', '50')
    expect(screen.getByText(/about 4 s left/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(asked.some((each) => each.path === '/api/backtests/run-1/cancel')).toBe(true))
    await tell('backtest', backtest({ state: 'cancelled', headline: null }))
    expect(await screen.findByText('It was cancelled')).toBeInTheDocument()
  })

  it('says what to doubt, and what each filter kept out', async () => {
    serve({ ...all, 'GET /api/backtests/run-1': backtest(), 'GET /api/backtests/run-1/report': report() })
    const { user } = openApp('/backtests/run-1')
    expect(await screen.findByText('Fewer than 100 trades prove little.')).toBeInTheDocument()
    expect(screen.getByText('BTCUSDT: 3 candles of 1m are missing.')).toBeInTheDocument()
    await user.click(screen.getByRole('tab', { name: 'Blocked entries' }))
    const table = within(await screen.findByRole('table', { name: 'Blocked entries' }))
    expect(table.getByText('earns its place')).toBeInTheDocument()
    expect(table.getByText('blocked nothing')).toBeInTheDocument()
  })

  it('opens a trade with its signal state, by address too', async () => {
    const verdict = { component: 'ema_cross', label: 'EMA 9/21', role: 'signal', value: '0.4', score: 0.5, passed: true, reason: 'above' }
    serve({
      ...all, 'GET /api/backtests/run-1': backtest(), 'GET /api/backtests/run-1/report': report(), 'GET /api/backtests/run-1/trades': [simulated(), simulated({ number: 2, netPnl: -4, side: 'short' })],
      'GET /api/backtests/run-1/trades/1': simulated({ signalState: [verdict] }), 'GET /api/backtests/run-1/chart': { symbol: 'BTCUSDT', first: 0, last: 0, intervalMillis: 60_000, stepMillis: 60_000, time: [], open: [], high: [], low: [], close: [] },
    })
    const { user, router } = openApp('/backtests/run-1?tab=trades&result=win')
    const table = within(await screen.findByRole('table', { name: 'Trades of the backtest' }))
    expect(table.queryByText('Short')).not.toBeInTheDocument()
    await user.click(table.getByText('Take profit'))
    expect(await screen.findByText('EMA 9/21')).toBeInTheDocument()
    expect(router.state.location.search).toMatchObject({ tab: 'trades', trade: '1' })
  })

  it('says why it failed', async () => {
    serve({ ...all, 'GET /api/backtests/run-1': backtest({ state: 'failed', headline: null, reason: 'There is no such set of candles.' }) })
    openApp('/backtests/run-1')
    expect(await screen.findByText('There is no such set of candles.')).toBeInTheDocument()
  })
})

describe('a strategy that is being built', () => {
  it('is run at once, and again after a change, with the difference', async () => {
    let runs = 0
    const asked = serve({
      ...all, 'POST /api/templates/validate': { errors: [], warnings: [] },
      'POST /api/backtests/instant': () => ({ headline: headline({ netReturn: 0.05 + 0.02 * runs++ }), line: { time: [0, 1000], equity: [10_000, 10_500], held: [] }, doubts: [], blocked: [], notes: [] }),
      'GET /api/templates/template-1': { ...TEMPLATE },
    })
    const { user } = openApp('/templates/template-1?edit=1')
    const panel = within(await screen.findByRole('region', { name: 'Instant backtest' }))
    expect(await panel.findByText('+5.00 %')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'JSON' }))
    await user.type(screen.getByLabelText('Definition (JSON)'), ' ')
    expect(await panel.findByText('+2.00 pp')).toBeInTheDocument()
    expect(asked.filter((each) => each.path === '/api/backtests/instant')[0]!.body.conditions).toMatchObject({ candleSets: ['btc-2022-01'] })
  })
})
