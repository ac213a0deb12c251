import { describe, expect, it } from 'vitest'
import type { LiveEvent } from '@/api/contracts'
import { activity, bot, candle, instruction, positionView, position, tradeView } from '@/test/fixtures'
import { mergeCandles, mergeTrades, reduceCached } from './reducers'

const at = (key: unknown[], data: unknown, ...events: LiveEvent[]) => reduceCached(key, data, events)

describe('live events and cached answers', () => {
  it('replaces a known bot in place and sorts a new one in by name', () => {
    const [a, b] = [bot({ botId: 'a', name: 'alpha' }), bot({ botId: 'b', name: 'beta' })]
    const paused = { ...b, state: 'paused' as const }
    expect(at(['bots'], [a, b], { name: 'bot', data: paused })).toEqual([a, paused])
    const between = bot({ botId: 'c', name: 'apex' })
    expect((at(['bots'], [a, b], { name: 'bot', data: between }) as { name: string }[]).map((each) => each.name)).toEqual(['alpha', 'apex', 'beta'])
  })

  it('leaves the very same object where an event is about something else', () => {
    const bots = [bot()]
    const one = bot({ botId: 'other' })
    const trades = [tradeView()]
    expect(at(['bots'], bots, { name: 'activity', data: activity() })).toBe(bots)
    expect(at(['bot', 'other'], one, { name: 'bot', data: bot() })).toBe(one)
    expect(at(['trades', 'other'], trades, { name: 'trade', data: tradeView({ tradeId: 'new' }) })).toBe(trades)
    expect(at(['regions'], bots, { name: 'bot', data: bot() })).toBe(bots)
  })

  it('shows a trade once, however often it is told, newest exit first', () => {
    const old = tradeView()
    const fresh = tradeView({ tradeId: 'trade-2', exitTime: '2022-01-04T12:00:00Z' })
    const told: LiveEvent = { name: 'trade', data: fresh }
    expect(at(['trades', null], [old], told, told)).toEqual([fresh, old])
    expect(at(['trades', 'bot-1'], [old], told)).toEqual([fresh, old])
  })

  it('marks, opens and closes positions by bot and symbol', () => {
    const btc = positionView()
    const eth = positionView({ position: position({ symbol: 'ETHUSDT' }) })
    const marked = positionView({ position: position({ markPrice: 47_000 }) })
    expect(at(['positions'], [btc, eth], { name: 'position', data: marked })).toEqual([marked, eth])
    expect(at(['positions'], [btc], { name: 'position', data: eth })).toEqual([btc, eth])
    expect(at(['positions'], [btc, eth], { name: 'position_closed', data: { botId: 'bot-1', symbol: 'BTCUSDT' } })).toEqual([eth])
    expect(at(['positions'], [btc, eth], { name: 'bot', data: bot({ positions: [position({ symbol: 'ETHUSDT' })] }) })).toEqual([eth])
    const same = [btc]
    expect(at(['positions'], same, { name: 'bot', data: bot({ positions: [position()] }) })).toBe(same)
    expect(at(['positions'], same, { name: 'bot', data: bot({ botId: 'bot-2' }) })).toBe(same)
    expect(at(['positions'], same, { name: 'position_closed', data: { botId: 'bot-2', symbol: 'BTCUSDT' } })).toBe(same)
  })

  it('follows an instruction to its end, in the list and by itself', () => {
    const queued = instruction()
    const done = instruction({ state: 'done' })
    expect(at(['instructions', 'bot-1'], [queued], { name: 'instruction', data: done })).toEqual([done])
    expect(at(['instructions', 'bot-1'], [], { name: 'instruction', data: queued })).toEqual([queued])
    expect(at(['instruction', 'instruction-1'], queued, { name: 'instruction', data: done })).toBe(done)
  })

  it('appends candles in order, and a candle that came late at its place', () => {
    const evaluated = { ...candle(2), symbol: 'BTCUSDT', interval: '1m', threshold: 0.5, verdicts: [] }
    const told = (minute: number): LiveEvent => ({ name: 'candle', data: { botId: 'bot-1', symbol: 'BTCUSDT', interval: '1m', candle: candle(minute), evaluated } })
    const times = (data: unknown) => (data as { openTime: string }[]).map((each) => each.openTime.slice(14, 16))
    expect(times(at(['candles', 'bot-1', 'BTCUSDT'], [candle(0), candle(1)], told(2)))).toEqual(['00', '01', '02'])
    expect(times(at(['candles', 'bot-1', 'BTCUSDT'], [candle(0), candle(2)], told(1), told(1)))).toEqual(['00', '01', '02'])
    const other = [candle(0)]
    expect(at(['candles', 'bot-1', 'ETHUSDT'], other, told(1))).toBe(other)
    expect(at(['verdicts', 'bot-1'], [], told(2))).toEqual([evaluated])
  })

  it('keeps equity ascending and ignores a point told again', () => {
    const point = (second: number) => ({ at: `2022-01-04T10:00:0${second}Z`, equity: second, available: 0, unrealisedPnl: 0, currency: 'USDT' })
    const told = (second: number): LiveEvent => ({ name: 'equity', data: { botId: 'bot-1', point: point(second) } })
    expect(at(['equity', 'bot-1'], [point(1)], told(2), told(2), told(1))).toEqual([point(1), point(2)])
  })

  it('puts the newest activity first and bounds the feed', () => {
    const lines = Array.from({ length: 500 }, (_, index) => activity({ id: String(index), at: new Date(index * 1000).toISOString() })).reverse()
    const fresh = activity({ id: 'fresh' })
    const next = at(['activity', null], lines, { name: 'activity', data: fresh }) as unknown[]
    expect(next[0]).toEqual(fresh)
    expect(next).toHaveLength(500)
  })
})

describe('pages merged into what is shown', () => {
  it('joins without doubling, the newer word counting', () => {
    const before = tradeView({ fees: 1 })
    const now = tradeView({ fees: 2 })
    expect(mergeTrades([now], [before])).toEqual([now])
    expect(mergeCandles([candle(3)], [candle(1), candle(2)])).toEqual([candle(1), candle(2), candle(3)])
  })
})
