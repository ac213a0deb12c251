import { describe, expect, it } from 'vitest'
import type { BacktestHeadline, BacktestTrade } from '@/api/backtests'
import { changes } from './instant/changes'
import { candleCount, fromPercent, STANDARD, toPercent } from './conditions'
import { drawdown, growth, points } from './result/lines'
import { wantedPart } from './result/price-window'
import { tradeMarks } from './result/trade-marks'
import { headline, simulated } from '@/test/backtests'

const MINUTE = 60_000
const YEAR = { first: 0, last: 525_599 * MINUTE, interval: MINUTE }
const COLOURS = { up: 'green', down: 'red', stop: 'amber', accent: 'blue', text: 'grey', grid: 'grey', closed: 'grey', asleep: 'grey' }

describe('the part of a year of minutes that a chart loads', () => {
  const loadedBy = (wanted: { from: number; to: number; buckets: number }) => ({ from: wanted.from, to: wanted.to, step: Math.max(MINUTE, Math.ceil((wanted.to - wanted.from) / MINUTE / wanted.buckets) * MINUTE) })

  it.each([1, 8, 60, 400, 3000, 20_000, 150_000, 525_600])('settles at once for a view of %i candles, wherever it is', (candles) => {
    for (const share of [0, 0.13, 0.5, 0.87, 1]) {
      const from = (525_600 - candles) * MINUTE * share
      const view = { from, to: from + candles * MINUTE }
      const whole = { from: 0, to: YEAR.last + MINUTE, step: 211 * MINUTE }
      const wanted = wantedPart(view, whole, YEAR)
      if (!wanted) continue
      expect(wanted.from).toBeLessThanOrEqual(view.from)
      expect(wanted.to).toBeGreaterThanOrEqual(view.to)
      expect(wantedPart(view, loadedBy(wanted), YEAR)).toBeUndefined()
    }
  })

  it('reaches views to either side and is asked for while there is still more than a view to go, so that a drag finds candles there', () => {
    const day = 1440 * MINUTE
    const view = { from: 100 * day, to: 101 * day }
    const wanted = wantedPart(view, { from: 0, to: YEAR.last + MINUTE, step: 211 * MINUTE }, YEAR)!
    expect(wanted).toMatchObject({ from: 97.5 * day, to: 103.5 * day })
    const near = { from: view.from + 1.2 * day, to: view.to + 1.2 * day }
    expect(wantedPart(near, loadedBy(wanted), YEAR)).toBeUndefined()
    const far = { from: view.from - 1.3 * day, to: view.to - 1.3 * day }
    expect(wantedPart(far, loadedBy(wanted), YEAR)).toBeDefined()
  })

  it('has buckets of one width along the way, at the ends of the history too', () => {
    const at = (from: number) => wantedPart({ from, to: from + 5000 * MINUTE }, { from: 0, to: YEAR.last + MINUTE, step: 211 * MINUTE }, YEAR)!
    expect([0, 100_000 * MINUTE, 520_000 * MINUTE].map((from) => loadedBy(at(from)).step)).toEqual([6 * MINUTE, 6 * MINUTE, 6 * MINUTE])
  })

  it('is nothing beyond the ends of the history', () => {
    expect(wantedPart({ from: -100 * MINUTE, to: -10 * MINUTE }, { from: 0, to: MINUTE, step: MINUTE }, YEAR)).toBeUndefined()
  })
})

describe('trades on the chart', () => {
  const part = { time: [0, 300_000, 600_000], stepMillis: 300_000 }
  const at = (entry: number, exit: number, change: Partial<BacktestTrade> = {}) => simulated({ entryTime: new Date(entry).toISOString(), exitTime: new Date(exit).toISOString(), ...change })

  it('stand at the buckets that hold them, the exit in the colour of its result', () => {
    const { markers } = tradeMarks(part, [at(310_000, 899_000, { netPnl: -1 })], COLOURS)
    expect(markers).toEqual([
      { time: 300, position: 'belowBar', shape: 'arrowUp', color: 'blue' },
      { time: 600, position: 'aboveBar', shape: 'circle', color: 'red', size: 0.7 },
    ])
  })

  it('are left out where they lie elsewhere, and where they would be a wall', () => {
    expect(tradeMarks(part, [at(900_000, 950_000)], COLOURS)).toEqual({ markers: [], crowded: false })
    expect(tradeMarks(part, Array.from({ length: 251 }, () => at(0, 1000)), COLOURS)).toEqual({ markers: [], crowded: true })
  })
})

describe('figures', () => {
  it('of an instant backtest say what has changed and whether for the better', () => {
    const before: BacktestHeadline = headline({ netReturn: 0.1, maxDrawdown: 0.2, trades: 40, profitFactor: null })
    const now = headline({ netReturn: 0.125, maxDrawdown: 0.25, trades: 41, profitFactor: 1.4 })
    const found = Object.fromEntries(changes(now, before).map((each) => [each.label, each]))
    expect(found['Net return']).toMatchObject({ value: '+12.50 %', change: '+2.50 pp', better: true })
    expect(found['Largest drawdown']).toMatchObject({ change: '+5.00 pp', better: false })
    expect(found['Trades']).toMatchObject({ change: '+1' })
    expect(found['Trades']!.better).toBeUndefined()
    expect(found['Profit factor']).toMatchObject({ value: '1.40', change: '' })
    expect(changes(now, now).every((each) => each.change === '')).toBe(true)
  })

  it('of equity are drawn once a second at most, fall from their peak and grow from their start', () => {
    expect(points([1000, 1400, 2000], [1, 2, 3])).toEqual([{ time: 1, value: 2 }, { time: 2, value: 3 }])
    expect(drawdown([100, 120, 90, 130])).toEqual([0, 0, -25, 0])
    expect(growth([100, 125], 100)).toEqual([0, 25])
  })

  it('of fees go through percent and back without noise', () => {
    for (const share of [0.00055, 0.0002, -0.00025, 0.001, 0.0123]) expect(fromPercent(toPercent(share))).toBe(share)
  })

  it('of candles follow the period', () => {
    const set = { span: { interval: '1m', from: '2022-01-01T00:00:00Z', to: '2022-01-31T00:00:00Z', candles: 43_200, missing: 0 } } as never
    expect(candleCount({ ...STANDARD, from: '2022-01-30T00:00:00Z' }, [set])).toBe(1440)
    expect(candleCount(STANDARD, [set, set])).toBe(86_400)
    expect(candleCount({ ...STANDARD, from: '2023-01-30T00:00:00Z' }, [set])).toBe(0)
  })
})
