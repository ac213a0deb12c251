import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Combination, SearchReport } from '@/api/searches'
import { openApp, serve } from '@/test/app'
import { session } from '@/test/fixtures'
import { backtest, report } from '@/test/backtests'
import { choicesOf, countOf, rowFor, valuesOf } from './axes'
import { heat } from './heat'
import { chained } from './walk'

const figures = (netReturn: number): Combination['inSample'] => ({ trades: 40, net: netReturn * 10_000, netReturn, profitFactor: 1.3, winRate: 0.5, maxDrawdown: 0.05, sharpe: 1.1, sortino: 1.4, calmar: 2 })
const row = (values: string[], objective: number | null, after: number): Combination => ({ values, objective, deflatedSharpe: 0.4, inSample: figures(0.1), outOfSample: figures(after) })
const search = { type: 'parameter_search' as const, axes: [{ path: 'ema_cross.fast', values: '5:10:5' }, { path: 'hard_stop.pct', values: '1,2' }], method: 'grid' as const, objective: 'sharpe' as const, trials: 200, minTrades: 30, seed: 1, holdout: 0.3, walkForward: null }

const found = (part: Partial<SearchReport> = {}): SearchReport => ({
  search, definition: '{}', axes: [{ path: 'ema_cross.fast', values: ['5', '10'] }, { path: 'hard_stop.pct', values: ['1', '2'] }], tried: 4, invalid: 0, candles: 4000, elapsedMillis: 10, split: '2022-01-20T00:00:00Z',
  combinations: [row(['10', '2'], 2.5, -0.04), row(['5', '2'], 1.5, 0.01), row(['10', '1'], 0.5, 0.02), row(['5', '1'], null, 0)], walkForward: null,
  doubts: [{ code: 'parts_ways', figure: 'profit factor 1.90 in sample, 0.80 out of sample', doubt: 'In sample and out of sample part ways: the search fitted the past.', advice: 'Do not trade the winner.' }], ...part,
})

const served = (part: Partial<SearchReport> = {}, more: Record<string, unknown> = {}) =>
  serve({
    'GET /api/backtests/run-1': backtest({ kind: search as never }), 'GET /api/backtests/run-1/report': report(), 'GET /api/backtests/run-1/search': found(part),
    'GET /api/backtests/run-1/search/definitions/:rank': { definition: '{"name":"Trend"}' }, 'POST /api/templates/template-1/versions': {}, ...more,
  })

describe('a search', () => {
  it('shows first what to doubt, then the heat map and every combination with how it did after', async () => {
    served()
    openApp('/backtests/run-1')
    expect(await screen.findByText('profit factor 1.90 in sample, 0.80 out of sample')).toBeInTheDocument()
    const table = within(screen.getByRole('table', { name: 'Combinations' }))
    const best = within(table.getAllByRole('row')[1]!)
    expect(best.getAllByRole('cell').slice(0, 4).map((cell) => cell.textContent)).toEqual(['1', 'Use…', '10', '2'])
    expect(best.getAllByText('2.50')).not.toHaveLength(0)
    expect(best.getByText('−4.00 %')).toBeInTheDocument()
    expect(screen.getByRole('table', { name: /Best sharpe ratio for each pair/i })).toBeInTheDocument()
    expect(screen.getByRole('tab', { name: 'Search' })).toHaveAttribute('aria-selected', 'true')
  })

  it('makes a new version of the template from any of its rows', async () => {
    const asked = served()
    openApp('/backtests/run-1')
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Use the values of row 2' }))
    expect(await screen.findByText('ema_cross.fast = 5, hard_stop.pct = 2')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'New version of Trend' }))
    await waitFor(() => expect(asked.find((each) => each.method === 'POST')?.body).toEqual({ definition: { name: 'Trend' } }))
    expect(asked.some((each) => each.path.endsWith('/search/definitions/2'))).toBe(true)
  })

  it('offers nobody to change templates who may not', async () => {
    served({}, { 'GET /api/session': session({ permissions: ['backtests.view'] }) })
    openApp('/backtests/run-1')
    await screen.findByRole('table', { name: 'Combinations' })
    expect(screen.queryByRole('button', { name: 'Use the values of row 1' })).not.toBeInTheDocument()
  })

  it('of windows tells what each made, one after another', async () => {
    const windows = [0.1, -0.05].map((net, index) => ({ trainFrom: '2022-01-01T00:00:00Z', testFrom: `2022-01-1${index}T00:00:00Z`, testTo: `2022-01-1${index + 1}T00:00:00Z`, values: ['5', '2'], objective: 1, trained: figures(0.2), traded: figures(net) }))
    served({ combinations: [], split: null, walkForward: { windows, outOfSample: report().trades, efficiency: 0.4 } })
    openApp('/backtests/run-1')
    expect(await screen.findByText('1 of 2')).toBeInTheDocument()
    expect(within(screen.getByRole('table', { name: 'Windows' })).getAllByRole('row')).toHaveLength(3)
    expect(chained({ windows }).at(-1)).toBeCloseTo(1.1 * 0.95)
  })

  it('has a heat map of the best for each pair of values', () => {
    const map = heat(found(), 0, 1, 'objective')
    expect(map.cells).toEqual([[undefined, 0.5], [1.5, 2.5]])
    expect(heat(found(), 0, 0, 'outOfSample').cells).toEqual([[0.01, 0.02]])
    expect([map.least, map.most]).toEqual([0.5, 2.5])
  })
})

describe('trades drawn again', () => {
  it('show bands and the risk of ruin, with the seed that they were drawn with', async () => {
    const percentile = (median: number) => ({ low: median * 0.9, median, high: median * 1.1 })
    const draw = (method: string) => ({ method, finalEquity: percentile(11_000), maxDrawdown: percentile(0.1), riskOfRuin: 0.02, way: [percentile(10_000), percentile(11_000)] })
    const asked = served({}, { 'GET /api/backtests/run-1/monte-carlo': { trades: 12, start: 10_000, runs: 1000, ruin: 0.5, seed: 1, draws: [draw('reshuffle'), draw('bootstrap')] } })
    openApp('/backtests/run-1?tab=monte-carlo')
    const table = within(await screen.findByRole('table', { name: 'Drawn again' }))
    expect(table.getByText('12,100.00')).toBeInTheDocument()
    expect(table.getByText('2.0 %')).toBeInTheDocument()
    expect(Object.fromEntries(asked.find((each) => each.path.endsWith('/monte-carlo'))!.query)).toEqual({ runs: '1000', ruin: '0.5', seed: '1' })
  })
})

describe('parameters that vary', () => {
  const spec = { id: 'ema_cross', name: 'EMA Cross', category: 'trend', roles: ['signal'], description: '', intervals: ['1m', '5m'], warmup: 10, needs: [], backtestable: true, version: 1, params: [{ name: 'fast', type: 'number', description: '', standard: 20, min: 2, max: 200, step: 1, options: [], when: null }] }
  const definition = { components: [{ component: 'ema_cross', role: 'signal' }], combination: { mode: 'min_score', threshold: 0.5 } }
  const choices = choicesOf(definition as never, [spec as never])

  it('are those of the components and the rules, by the paths that the search knows', () => {
    expect(choices.map((each) => each.path)).toEqual(['ema_cross.fast', 'ema_cross.weight', 'ema_cross.interval', 'ema_cross.enabled', 'combination.threshold', 'direction'])
  })

  it('begin with a range around the present value, within what is allowed', () => {
    const row = rowFor(choices[0]!)
    expect(valuesOf(row, choices[0])).toBe('10:30:5')
    expect(countOf(row, choices[0])).toBe(5)
    expect(countOf({ ...row, to: 'x' }, choices[0])).toBeUndefined()
    expect(countOf({ ...row, from: '0.1', to: '0.3', step: '0.1' }, choices[0])).toBe(3)
  })
})
