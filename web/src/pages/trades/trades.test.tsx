import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { openApp, serve, tell } from '@/test/app'
import { bot, tradeChoices, tradeDetail, tradeLine, tradesFound } from '@/test/fixtures'
import { compareTrades } from './compare-fields'
import { stopPathLine } from './stop-path'
import { lastDay, toQuestion } from './trade-filter'

const choices = tradeChoices({
  bots: [{ value: 'bot-1', name: 'btc-trend', trades: 2 }],
  symbols: [{ value: 'BTCUSDT', name: 'BTCUSDT', trades: 1 }, { value: 'ETHUSDT', name: 'ETHUSDT', trades: 1 }],
  money: [{ value: 'paper', name: 'paper', trades: 2 }],
  latest: '2022-01-31T12:00:00Z',
})
const win = tradeLine()
const loss = tradeLine({ tradeId: 'trade-2', side: 'short', symbol: 'ETHUSDT', netPnl: -20, rMultiple: null, exitTime: '2022-01-05T00:00:00Z' })

const rows = () => within(screen.getByRole('table', { name: 'Trades' })).getAllByRole('row').slice(1)
/** The latest question for trades, whatever else was asked for since. */
const lastLines = (asked: ReturnType<typeof serve>) => asked.findLast((each) => each.path === '/api/trades/lines')!

describe('the list of trades', () => {
  it('asks the server for the order and the page that stand in the address', async () => {
    const asked = serve({ 'GET /api/trades/choices': choices, 'GET /api/trades/lines': { ...tradesFound([win, loss]), total: 250 }, 'GET /api/trades/:id/detail': tradeDetail(), 'GET /api/bots/:id/candles': [] })
    const { user, router } = openApp('/trades?side=long')
    await user.click(await screen.findByRole('button', { name: 'Net PnL' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: 'net.desc', side: 'long' }))
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await waitFor(() => expect(lastLines(asked).query.get('skip')).toBe('100'))
    expect(lastLines(asked).query.get('sort')).toBe('net.desc')
    expect(lastLines(asked).query.get('side')).toBe('long')
    expect(screen.getByRole('navigation', { name: 'Pages of trades' })).toHaveTextContent('Page 2 of 3')
    const row = rows()[0]!
    row.focus()
    await user.keyboard('{Enter}')
    const drawer = await screen.findByRole('dialog')
    await waitFor(() => expect(drawer).toHaveTextContent('Funding paid'))
    expect(drawer).toHaveTextContent('+1.50')
    expect(within(drawer).getByRole('link', { name: 'The event that opened it' })).toHaveAttribute('href', expect.stringContaining('/time-travel?step=ledger-3'))
  })

  it('counts quick ranges back from the latest trade where all are on paper', async () => {
    const asked = serve({ 'GET /api/trades/choices': choices, 'GET /api/trades/lines': tradesFound([win]) })
    const { user, router } = openApp('/trades')
    await screen.findByRole('table', { name: 'Trades' })
    await user.click(screen.getByRole('button', { name: '7 days' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ range: '7d' }))
    await waitFor(() => expect(lastLines(asked).query.get('from')).toBe('2022-01-25T00:00:00.000Z'))
    expect(lastLines(asked).query.get('to')).toBe('2022-02-01T00:00:00.000Z')
    expect(lastDay(tradeChoices({ ...choices, money: [...choices.money, { value: 'live', name: 'live', trades: 1 }] }), 5)).toBe(5)
  })

  it('is asked for again when a bot has closed another trade', async () => {
    let closed = 0
    serve({ 'GET /api/bots': [bot({ trades: 4 })], 'GET /api/trades/lines': () => tradesFound(closed ? [win] : []) })
    openApp('/trades')
    await screen.findByText('No trade yet')
    closed = 1
    await tell('bot', bot({ trades: 5 }))
    expect(await screen.findByRole('table', { name: 'Trades' })).toHaveTextContent('+29.00')
  })

  it('exports what is filtered, in the order shown', async () => {
    const asked = serve({ 'GET /api/trades/choices': choices, 'GET /api/trades/lines': tradesFound([win]), 'GET /api/trades/export.csv': 'trade' })
    const saved: Blob[] = []
    URL.createObjectURL = (blob) => (saved.push(blob as Blob), 'blob:')
    URL.revokeObjectURL = () => {}
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = openApp('/trades?symbol=BTCUSDT&sort=r.asc')
    await user.click(await screen.findByRole('button', { name: 'CSV' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    const request = asked.find((each) => each.path === '/api/trades/export.csv')!
    expect([request.query.get('symbol'), request.query.get('sort')]).toEqual(['BTCUSDT', 'r.asc'])
  })

  it('leads from two picked lines to their comparison, where what differs is marked', async () => {
    serve({
      'GET /api/trades/choices': choices,
      'GET /api/trades/lines': tradesFound([win, loss]),
      'GET /api/trades/trade-1/detail': tradeDetail(),
      'GET /api/trades/trade-2/detail': tradeDetail({ tradeId: 'trade-2', side: 'short', netPnl: -20 }),
    })
    const { user, router } = openApp('/trades')
    await screen.findByRole('table', { name: 'Trades' })
    for (const row of rows()) await user.click(within(row).getByRole('checkbox'))
    await user.click(screen.getByRole('link', { name: 'Compare 2' }))
    const table = await screen.findByRole('table', { name: 'Trades side by side' })
    expect(router.state.location.search).toEqual({ trades: 'trade-1~trade-2' })
    expect(within(table).getByRole('row', { name: /^Side/ })).toHaveTextContent('Side (differs)LongShort')
    expect(within(table).getByRole('row', { name: /^Symbol/ })).not.toHaveTextContent('differs')
    await user.click(screen.getByRole('switch', { name: 'Only what differs' }))
    await waitFor(() => expect(within(table).queryByRole('row', { name: /^Symbol/ })).toBeNull())
  })
})

describe('trades side by side', () => {
  it('compare each component by itself, also one that not all of them have', () => {
    const verdict = { component: 'rsi', label: 'RSI', role: 'signal', value: '31', score: 0.5, passed: true, reason: '' }
    const groups = compareTrades([tradeDetail({ signalState: [verdict] }), tradeDetail({ signalState: [] })], 'UTC')
    const rsi = groups.at(-1)!.rows.find((row) => row.label.startsWith('Rsi'))!
    expect(rsi).toEqual({ label: 'Rsi · signals', values: ['+0.50 (31)', undefined], differs: true })
  })
})

describe('questions about trades', () => {
  it('keep what the address says and make instants of days', () => {
    expect(toQuestion({ bot: 'b', exit: 'take_profit', from: '2022-01-04', to: '2022-01-04' }, 'UTC', 0)).toMatchObject({ bot: 'b', exit: 'take_profit', from: '2022-01-04T00:00:00.000Z', to: '2022-01-05T00:00:00.000Z' })
  })
})

describe('the way of a stop', () => {
  it('is drawn while the trade is open, each level from the candle on in which it was set', () => {
    const at = (minute: number) => new Date(Date.UTC(2022, 0, 4, 10, minute)).toISOString()
    const candles = [0, 5, 10, 15, 20].map((minute) => ({ openTime: at(minute) }))
    const steps = [
      { at: at(5), stopPrice: 90, takeProfitPrice: null, rule: 'entry' },
      { at: at(12), stopPrice: 95, takeProfitPrice: null, rule: 'trailing_stop' },
    ]
    const line = stopPathLine(candles, steps, { entryTime: at(5), exitTime: at(17) })
    expect(line.map((point) => [new Date((point.time as number) * 1000).toISOString(), point.value])).toEqual([[at(5), 90], [at(10), 95], [at(15), 95]])
  })
})
