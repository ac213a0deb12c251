import { describe, expect, it } from 'vitest'
import { BOT_ACTIONS, offeredActions } from '@/actions/bot-actions'
import type { BotState } from '@/api/contracts'
import { bot, candle, position, riskLimits, tradeView } from '@/test/fixtures'
import { appended, stopLine, tradeMarkers } from './bot/candle-series'
import { equityLine } from './bot/equity-chart'
import { changes, fromTexts, LIMIT_GROUPS, limitProblem, toTexts } from './bot/risk-limit-fields'
import { filterBots, fleetFigures } from './fleet/figures'
import { emptyRow, rowProblem, toInstruments, toRows } from './keys/instrument-rows'
import { parseDefinition } from './templates/definition'
import { readSort, writeSort } from './trades/trade-filter'

describe('the fleet in figures', () => {
  it('adds up within a money and a currency and never across', () => {
    const figures = fleetFigures([bot(), bot({ positions: [position(), position({ unrealisedPnl: -5 })] }), bot({ key: { ...bot().key!, paper: false }, currency: 'BTC', equity: 1, netPnlToday: 0.1, state: 'paused' })])
    expect(figures.byMoney).toEqual([
      { money: 'live', currency: 'BTC', equity: 1, today: 0.1, dayStart: 0.9, total: -3, unrealised: 0 },
      { money: 'paper', currency: 'USDT', equity: 20_000, today: 25, dayStart: 19_960, total: -6, unrealised: 15 },
    ])
    expect([figures.online, figures.bots, figures.openPositions, figures.winRate]).toEqual([2, 3, 2, 0.75])
    expect(fleetFigures([bot({ recentTrades: 0, recentWins: 0 })]).winRate).toBeUndefined()
  })

  it('finds bots by any of their words, by money and by state', () => {
    const paper = bot()
    const live = bot({ botId: 'b2', name: 'eth', key: { ...bot().key!, label: 'main', paper: false, symbols: ['ETHUSDT'] } })
    const bare = bot({ botId: 'b3', name: 'new', key: null, state: 'deploying' })
    const all = [paper, live, bare]
    expect(filterBots(all, { q: 'TREND btcusdt' })).toEqual([paper])
    expect(filterBots(all, { q: 'main' })).toEqual([live])
    expect(filterBots(all, { money: 'live' })).toEqual([live])
    expect(filterBots(all, { state: 'deploying' })).toEqual([bare])
    expect(filterBots(all, {})).toEqual(all)
  })
})

describe('what a bot can be told', () => {
  const offered = (state: BotState, paused = false) =>
    BOT_ACTIONS.filter((action) => action.offered(bot({ state, paused }))).map((action) => action.verb)

  it.each<[BotState, boolean, string[]]>([
    ['online', false, ['pause', 'restart', 'close-all', 'stop']],
    ['paused', true, ['resume', 'restart', 'close-all', 'stop']],
    ['offline', true, ['resume', 'restart', 'close-all', 'stop']],
    ['deploying', false, ['pause', 'stop']],
    ['error', false, ['restart', 'stop', 'redeploy']],
    ['sleeping', false, ['wake', 'stop']],
    ['waking', false, ['stop']],
    ['winding_down', false, []],
    ['stopped', true, ['redeploy']],
  ])('%s, paused %s', (state, paused, verbs) => expect(offered(state, paused)).toEqual(verbs))

  it('is only what the role allows', () => {
    expect(offeredActions(bot(), (permission) => permission === 'positions.close_all').map((each) => each.verb)).toEqual(['close-all'])
    expect(offeredActions(bot(), () => false)).toEqual([])
  })

  it('says what happens to open positions', () => {
    const stop = BOT_ACTIONS.find((action) => action.verb === 'stop')!
    expect(stop.consequence(bot({ positions: [position()] })).join(' ')).toContain('The long position in BTCUSDT is not closed')
    expect(stop.consequence(bot({ state: 'offline' })).join(' ')).toContain('waits in its queue')
  })
})

describe('the chart', () => {
  const colours = { up: 'up', down: 'down', stop: 'stop', accent: 'accent', text: 'text', grid: 'grid', closed: 'closed', asleep: 'asleep' }
  const candles = [candle(0), candle(5), candle(10), candle(15)]

  it('puts entry and exit on the candles that they happened in', () => {
    const trade = tradeView({ entryTime: '2022-01-04T10:05:00Z', exitTime: '2022-01-04T10:14:59Z', netPnl: -3 })
    expect(tradeMarkers(candles, [trade], undefined, colours).map(({ id, time, color, text }) => [id, new Date(time * 1000).getUTCMinutes(), color, text])).toEqual([
      ['trade-1 in', 5, 'up', undefined],
      ['trade-1 out', 10, 'down', '−3.00'],
    ])
  })

  it('leaves out what happened before the first candle shown, and marks the open position', () => {
    const early = tradeView({ entryTime: '2022-01-04T09:00:00Z', exitTime: '2022-01-04T09:30:00Z' })
    const open = position({ side: 'short', entryTime: '2022-01-04T10:06:00Z' })
    expect(tradeMarkers(candles, [early], open, colours).map((marker) => marker.id)).toEqual(['trade-open in'])
  })

  it('draws no stop where none stood', () => {
    const line = stopLine([candle(0), candle(1, { stopPrice: 95 }), candle(2), candle(3), candle(4), candle(5, { stopPrice: 97 })])
    expect(line.filter((point) => !point.color).map((point) => point.value)).toEqual([95, 97])
    expect(line.filter((point) => point.color === 'transparent').map((point) => point.value)).toEqual([95, 95, 97])
  })

  it('adds only new candles where nothing else changed', () => {
    expect(appended(candles.slice(0, 3), candles)).toEqual([candles[3]])
    expect(appended(candles, candles)).toEqual([])
    expect(appended([], candles)).toBeUndefined()
    expect(appended([candle(0)], candles)).toBeUndefined()
  })

  it('has one equity point a second, the last', () => {
    const point = (at: string, equity: number) => ({ at, equity, available: 0, unrealisedPnl: 0, currency: 'USDT' })
    expect(equityLine([point('2022-01-01T00:00:00.100Z', 1), point('2022-01-01T00:00:00.900Z', 2), point('2022-01-01T00:00:01Z', 3)]).map((each) => each.value)).toEqual([2, 3])
  })
})

describe('risk limits as typed', () => {
  const field = (name: string) => LIMIT_GROUPS.flatMap((group) => group.fields).find((each) => each.name === name)!

  it.each([
    ['maxPositionsPerAsset', '11', 'Allowed: 1 to 10.'],
    ['maxPositionsPerAsset', '1.5', 'Whole numbers only.'],
    ['maxPositionsPerAsset', '', 'Needs a number from 1 to 10.'],
    ['maxLeverage', 'ten', '“ten” is not a number.'],
    ['consecutiveLossPauseMinutes', '3', '0, or 5 to 1440.'],
    ['minEquity', '-1', 'Allowed: 0 or more.'],
  ])('%s refuses “%s”', (name, text, problem) => expect(limitProblem(field(name), text)).toBe(problem))

  it('takes the defaults, and an empty text for off where that is allowed', () => {
    const texts = toTexts(riskLimits)
    expect(LIMIT_GROUPS.flatMap((group) => group.fields).filter((each) => limitProblem(each, texts[each.name]!))).toEqual([])
    expect(fromTexts(texts, false)).toEqual(riskLimits)
    const off = fromTexts({ ...texts, dailyLossLimitPct: '' }, true)
    expect(changes(riskLimits, off)).toEqual(['Daily loss: 5 → off', 'Close all at the daily loss: off → on'])
  })
})

describe('trades', () => {
  it('remember their order in the address', () => {
    expect(readSort('net.asc')).toEqual([{ id: 'net', desc: false }])
    expect(writeSort([{ id: 'net', desc: true }])).toBe('net.desc')
    expect(readSort(undefined)).toEqual([])
    expect(writeSort([])).toBeUndefined()
  })
})

describe('instruments as typed', () => {
  it('names what is wrong with a row', () => {
    const row = { ...emptyRow(), symbol: 'btcusdt', leverage: '5' }
    expect(rowProblem(row, [row])).toBeUndefined()
    expect(rowProblem({ ...row, symbol: '' }, [])).toContain('symbol')
    expect(rowProblem({ ...row, symbol: 'BTC USDT' }, [])).toContain('only')
    expect(rowProblem({ ...row, leverage: '200' }, [])).toBe('Leverage from 1 to 125.')
    expect(rowProblem(row, [row, { ...emptyRow(), symbol: 'BTCUSDT' }])).toBe('BTCUSDT is listed twice.')
  })

  it('writes symbols as the venue does', () => {
    expect(toInstruments([{ ...emptyRow(), symbol: ' btcusdt ', leverage: '2.5' }])).toEqual([{ symbol: 'BTCUSDT', enabled: true, leverage: 2.5, marginMode: 'isolated' }])
    const kept = [{ symbol: 'ETHUSDT', enabled: false, leverage: 3, marginMode: 'cross' as const }]
    expect(toInstruments(toRows(kept))).toEqual(kept)
  })
})

describe('a template as text', () => {
  it('is read, or says why not', () => {
    expect(parseDefinition('{"name":"x"}').definition).toEqual({ name: 'x' })
    expect(parseDefinition('[]').problem).toContain('object')
    expect(parseDefinition('{').problem).toContain('not JSON')
    expect(parseDefinition(' ').problem).toContain('Paste')
  })
})
