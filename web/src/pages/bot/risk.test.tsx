import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RiskUse } from '@/api/contracts'
import { openApp, serve, tell } from '@/test/app'
import { bot, instruction, position, riskLimits, session } from '@/test/fixtures'
import { actsAtOnce, useOfLimit } from './risk-limit-use'

/** A page's code is loaded when it is first opened, which takes its time on a busy machine. */
const PATIENCE = { timeout: 20_000 }

const use: RiskUse = {
  positions: 1,
  fullestAsset: 1,
  worstLossPct: 0.4,
  equity: 9_880,
  dayStartEquity: 10_000,
  dailyLossPct: 1.2,
  consecutiveLosses: 2,
  peakEquity: 10_400,
  drawdownPct: 5,
  venueErrors: 0,
  highestLeverage: 3,
  halts: [],
}

const served = (shown = bot({ riskUse: use })) => ({ 'GET /api/bots': [shown], 'GET /api/bots/bot-1': shown, 'GET /api/bots/:id/instructions': [] })

describe('the use of a limit', () => {
  it('is told against the limit in force, and not where the limit is off', () => {
    expect(useOfLimit('dailyLossLimitPct', riskLimits, use)).toEqual({ text: 'Now 1.20 % of 5.00 %', share: 0.24 })
    expect(useOfLimit('consecutiveLossLimit', riskLimits, use)?.text).toBe('Now 2 of 5')
    expect(useOfLimit('equityProtectionDrawdownPct', riskLimits, use)).toBeUndefined()
    expect(useOfLimit('dailyLossLimitPct', riskLimits, null)).toBeUndefined()
  })

  it('says what a new limit does at once', () => {
    expect(actsAtOnce(riskLimits, use)).toEqual([])
    expect(actsAtOnce({ ...riskLimits, dailyLossLimitPct: 1, dailyLossCloseAll: true, equityProtectionDrawdownPct: 5 }, use)).toEqual([
      'Today’s loss is 1.20 %: no new entries until 00:00 UTC, and all positions are closed at market.',
      'Equity is 5.00 % below its peak: the bot is paused and all positions are closed at market.',
    ])
  })
})

describe('risk limits', () => {
  it('show their use, and spell out before saving what acts at once', async () => {
    const asked = serve({ ...served(bot({ riskUse: use, positions: [position()] })), 'PUT /api/bots/:id/risk-limits': undefined })
    const { user } = openApp('/bots/bot-1/risk-limits')
    expect(await screen.findByText('Now 1.20 % of 5.00 %', undefined, PATIENCE)).toBeInTheDocument()
    const daily = screen.getByLabelText(/^Daily loss/, { selector: 'input' })
    await user.clear(daily)
    await user.type(daily, '1')
    await user.click(screen.getByRole('button', { name: 'Save limits' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(within(dialog).getByRole('list', { name: 'What follows at once' })).toHaveTextContent('no new entries until 00:00 UTC')
    expect(asked.some((each) => each.method === 'PUT')).toBe(false)
    await user.click(within(dialog).getByRole('button', { name: 'Change limits' }))
    await waitFor(() => expect(asked.find((each) => each.method === 'PUT')?.body.dailyLossLimitPct).toBe(1))
  })

  it('show what halts the bot, until when, and the way to lift it where there is one', async () => {
    serve(
      served(
        bot({
          riskUse: {
            ...use,
            halts: [
              { limit: 'dailyLossLimitPct', until: '2022-01-05T00:00:00Z', resumable: false, reason: 'loss today 5.10 % of equity, limit 5 %' },
              { limit: 'equityProtectionDrawdownPct', until: null, resumable: true, reason: 'drawdown 20.10 % from peak, limit 20 %' },
            ],
          },
        }),
      ),
    )
    const { user } = openApp('/bots/bot-1/risk-limits')
    const note = await screen.findByRole('region', { name: 'Limits reached' }, PATIENCE)
    expect(note).toHaveTextContent('Daily loss: loss today 5.10 % of equity')
    expect(note).toHaveTextContent('Ends when resumed by hand')
    expect(screen.getByText(/^Halted: daily loss/)).toBeInTheDocument()
    await user.click(within(note).getByRole('button', { name: 'Resume' }))
    expect(await screen.findByRole('alertdialog')).toHaveTextContent('Daily loss stays in force')
  })
})

describe('the kill switch', () => {
  it('is two keys away, wants typed words, tells every bot once and follows each until the venue confirms it flat', async () => {
    const second = bot({ botId: 'bot-2', name: 'eth-range' })
    const asleep = bot({ botId: 'bot-3', name: 'asleep', state: 'sleeping' })
    const asked = serve({
      'GET /api/bots': [bot(), second, asleep],
      'POST /api/bots/bot-1/close-all': { instructionId: 'close-1' },
      'POST /api/bots/bot-2/close-all': { instructionId: 'close-2' },
      'GET /api/instructions/close-1': instruction({ instructionId: 'close-1', kind: 'close_all', state: 'done', detail: 'flat, confirmed by the venue' }),
      'GET /api/instructions/close-2': instruction({ instructionId: 'close-2', kind: 'close_all', state: 'sent' }),
    })
    const { user } = openApp('/bots')
    await screen.findByText('eth-range', undefined, PATIENCE)
    await user.keyboard('kk')
    const dialog = await screen.findByRole('dialog', { name: 'Kill switch' }, PATIENCE)
    const act = await within(dialog).findByRole('button', { name: 'Pause and close all' })
    expect(act).toBeDisabled()
    await user.type(within(dialog).getByLabelText(/^Type CLOSE ALL/), 'close all')
    await user.click(act)
    const progress = await within(dialog).findByRole('list', { name: 'Progress' })
    expect(await within(progress).findByText('Flat, confirmed by the venue')).toBeInTheDocument()
    expect(within(progress).getByText('Closing…')).toBeInTheDocument()
    await tell('instruction', instruction({ instructionId: 'close-2', botId: 'bot-2', kind: 'close_all', state: 'failed', detail: 'still open at the venue after 8 attempts' }))
    expect(await within(progress).findByText(/Not confirmed flat: still open/)).toBeInTheDocument()
    expect(asked.filter((each) => each.path.endsWith('/close-all')).map((each) => each.path)).toEqual(['/api/bots/bot-1/close-all', '/api/bots/bot-2/close-all'])
  })

  it('says who may where one may not', async () => {
    serve({ 'GET /api/session': session({ permissions: ['bots.view'] }) })
    const { user } = openApp('/bots')
    await screen.findByRole('heading', { name: 'Bots' }, PATIENCE)
    await user.keyboard('kk')
    expect(await screen.findByText(/Owners, admins and risk managers/, undefined, PATIENCE)).toBeInTheDocument()
  })
})

describe('orders by hand', () => {
  it('are sent once under one key, with what will follow in words', async () => {
    const asked = serve({ ...served(), 'GET /api/bots/:id/orders': [], 'POST /api/bots/:id/orders': { instructionId: 'order-1' }, 'GET /api/instructions/order-1': instruction({ instructionId: 'order-1' }) })
    const { user } = openApp('/bots/bot-1/orders')
    await user.click(await screen.findByRole('button', { name: 'Place order…' }, PATIENCE))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent('the exit rules of Trend manage it')
    await user.click(within(dialog).getByRole('button', { name: /^Buy/ }))
    expect(within(dialog).getByText('A number above 0.')).toBeInTheDocument()
    await user.type(within(dialog).getByLabelText('Quantity'), '0.02')
    await user.type(within(dialog).getByLabelText('Stop (optional)'), '45000')
    await user.click(within(dialog).getByRole('button', { name: 'Buy 0.02 BTCUSDT' }))
    await waitFor(() => expect(asked.filter((each) => each.method === 'POST')).toHaveLength(1))
    const sent = asked.find((each) => each.method === 'POST')!
    expect(sent.body).toEqual({ symbol: 'BTCUSDT', side: 'long', quantity: 0.02, limitPrice: null, stopPrice: 45000, reduceOnly: false, reason: null })
    expect(sent.headers.get('Idempotency-Key')).toBeTruthy()
  })
})

describe('the command history', () => {
  it('shows staff as such and is filtered by the address', async () => {
    serve({
      ...served(),
      'GET /api/bots/:id/instructions': [
        instruction({ instructionId: 'a', kind: 'pause', staff: true, role: null, actor: 'support', reason: 'ticket 12', state: 'done' }),
        instruction({ instructionId: 'b', kind: 'place_order', symbol: 'BTCUSDT', what: 'buy 0.02 BTCUSDT at market', state: 'failed', detail: 'the bot is paused' }),
      ],
    })
    openApp('/bots/bot-1/commands?state=done')
    const table = await screen.findByRole('table', { name: 'Commands' }, PATIENCE)
    expect(await within(table).findByText('Plutarc staff')).toBeInTheDocument()
    expect(within(table).queryByText(/buy 0.02/)).not.toBeInTheDocument()
  })
})
