import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { CandleEvaluated, EntryCheck, EntryOutlook } from '@/api/contracts'
import { openApp, serve, tell } from '@/test/app'
import { bot, candle } from '@/test/fixtures'
import { aggregated, intervalsFrom, neighbours } from './intervals'
import { pauses, shades } from './session-shade'

// There is no canvas here to draw on.
vi.mock('./candle-chart', () => ({ CandleChart: () => null }))

const check = (change: Partial<EntryCheck>): EntryCheck => ({
  id: 'state', group: 'bot', name: 'State', standing: 'passes', figure: '', threshold: '', since: null, marketTime: false, reason: 'It is online', advice: '', ...change,
})

const outlook = (change: Partial<EntryOutlook> = {}): EntryOutlook => ({
  botId: 'bot-1', symbol: 'BTCUSDT', symbols: ['BTCUSDT'], candle: '2022-01-04T12:00:00Z', open: false, answer: 'ADX 14: ADX 17.5, needs 25',
  checks: [
    check({}),
    check({ id: 'filter/adx/0', group: 'decision', name: 'ADX 14', standing: 'waits', figure: '17.5', since: '2022-01-04T11:40:00Z', marketTime: true, reason: 'ADX 17.5, needs 25', advice: 'Nothing: the market decides.' }),
    check({ id: 'limit/dailyLossLimitPct', group: 'risk', name: 'Daily loss', figure: '1.20 %', threshold: '5 %', reason: 'Not reached' }),
  ],
  ...change,
})

const evaluated = (minute: number, reason: string): CandleEvaluated => ({
  symbol: 'BTCUSDT', interval: '5m', openTime: `2022-01-04T10:${String(minute).padStart(2, '0')}:00Z`, open: 100, high: 110, low: 90, close: 105, volume: 3, decision: 'none', score: 0.1, threshold: 0.5,
  verdicts: [{ component: 'adx', label: 'ADX 14', role: 'filter', value: '17.5', score: 0, passed: false, reason }], stopPrice: null,
})

const page = (more: object = {}) =>
  serve({ 'GET /api/bots': [bot()], 'GET /api/bots/bot-1': bot(), 'GET /api/bots/:id/entry-outlook': outlook(), ...more, 'GET /api/bots/bot-1/:x': [] })

describe('why is it not trading?', () => {
  it('says the answer first, then every check with figure, threshold, since when and what to do', async () => {
    page()
    openApp('/bots/bot-1/why')
    expect(await screen.findByRole('region', { name: 'Answer' })).toHaveTextContent('ADX 14: ADX 17.5, needs 25.1 check keeps entries out of BTCUSDT: all of them end by themselves.')
    const decision = within(screen.getByRole('region', { name: 'What its template says' })).getByRole('listitem')
    expect(decision).toHaveTextContent(/Keeps it out for now: ADX 14ADX 17.5, needs 25Nothing: the market decides.17.5since 2022-01-04 11:40\s*UTC by the venue’s clock/)
    expect(within(screen.getByRole('region', { name: 'Risk limits' })).getByRole('listitem')).toHaveTextContent('1.20 %5 %')
  })

  it('shows only what keeps it out where the address says so', async () => {
    page()
    const { user, router } = openApp('/bots/bot-1/why')
    await user.click(await screen.findByRole('link', { name: 'Only what keeps it out (1)' }))
    expect(screen.getAllByRole('listitem').filter((each) => each.textContent?.includes('ADX 14'))).toHaveLength(1)
    expect(screen.queryByText('It is online')).not.toBeInTheDocument()
    expect(router.state.location.search).toMatchObject({ only: 'out' })
  })

  it('is asked again with every candle of the bot', async () => {
    let shown = outlook()
    page({ 'GET /api/bots/:id/entry-outlook': () => shown })
    openApp('/bots/bot-1/why')
    await screen.findByText(/1 check keeps entries out/)
    shown = outlook({ open: true, answer: 'Nothing keeps it from trading.', checks: [check({})] })
    await tell('candle', { botId: 'bot-1', symbol: 'BTCUSDT', interval: '5m', candle: candle(30), evaluated: evaluated(30, 'passes') })
    expect(await screen.findByText('Nothing keeps it from trading.')).toBeInTheDocument()
  })

  it('leads there from the overview, in one line', async () => {
    page()
    openApp('/bots/bot-1/overview')
    const line = await screen.findByRole('link', { name: /Why is it not trading\?/ })
    expect(line).toHaveTextContent('ADX 14: ADX 17.5, needs 25')
    expect(line).toHaveAttribute('href', expect.stringContaining('/bots/bot-1/why'))
  })

  it('shows what was thought about the candle that the address names, and goes to the one before', async () => {
    const asked = page({
      'GET /api/bots/bot-1/candles': [candle(0), candle(5), candle(10)],
      'GET /api/bots/bot-1/verdicts': [evaluated(10, 'the latest')],
      'GET /api/bots/bot-1/verdicts/:at': (request: { path: string }) => evaluated(request.path.includes('10%3A05') ? 5 : 0, request.path.includes('10%3A05') ? 'in between' : 'the first'),
    })
    const { user, router } = openApp('/bots/bot-1/overview?candle=2022-01-04T10:05:00.000Z')
    expect(await screen.findByText('in between')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Earlier' }))
    expect(await screen.findByText('the first')).toBeInTheDocument()
    expect(asked.some((each) => each.query.get('symbol') === 'BTCUSDT' && each.path.includes('/verdicts/'))).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Latest' }))
    expect(await screen.findByText('the latest')).toBeInTheDocument()
    expect(router.state.location.search).not.toHaveProperty('candle')
  })

  it('chooses the interval by number keys, and remembers it in the address', async () => {
    page({ 'GET /api/bots/bot-1/verdicts': [evaluated(10, 'any')] })
    const { user, router } = openApp('/bots/bot-1/overview')
    await screen.findByRole('link', { name: '1h' })
    await user.keyboard('3')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ interval: '1h' }))
    await user.keyboard('1')
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('interval'))
  })
})

describe('intervals and shades', () => {
  it('offers the own interval and what it divides', () => {
    expect(intervalsFrom('5m')).toEqual(['5m', '15m', '1h', '4h', '1d'])
    expect(intervalsFrom(undefined)).toEqual([])
  })

  it('puts candles together with the first open, the last close and the extremes between', () => {
    const together = aggregated([candle(0, { open: 1, high: 5, close: 2 }), candle(5, { low: 0.5, close: 9, decision: 'enter_long' }), candle(15, { close: 4 })], 900)
    expect(together).toHaveLength(2)
    expect(together[0]).toMatchObject({ openTime: '2022-01-04T10:00:00.000Z', open: 1, high: 110, low: 0.5, close: 9, volume: 6, decision: 'enter_long' })
  })

  it('shades what lies outside sessions and shortens sleep', () => {
    const candles = [candle(0, { inSession: false }), candle(5), candle(55)]
    const asleep = pauses(candles, 300)
    expect(asleep).toHaveLength(9)
    expect(pauses([candle(0), candle(5000)], 300)).toHaveLength(12)
    const shaded = shades(candles, asleep, { closed: 'a', asleep: 'b' })
    expect(shaded.map((each) => each.color)).toEqual(['a', ...Array(9).fill('b')])
    expect(shaded.every((each, index) => index === 0 || each.time > shaded[index - 1]!.time)).toBe(true)
  })

  it('knows the candles around one', () => {
    const candles = [candle(0), candle(5), candle(10)]
    expect(neighbours(candles, candles[1]!.openTime)).toEqual([candles[0]!.openTime, candles[2]!.openTime])
    expect(neighbours(candles, undefined)).toEqual([candles[1]!.openTime, undefined])
    expect(neighbours(candles, '2020-01-01T00:00:00Z')).toEqual([undefined, undefined])
  })
})
