import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { CandleFetch, CandleSet } from '@/api/candles'
import { openApp, Refusal, serve } from '@/test/app'
import { session } from '@/test/fixtures'
import { candlesIn } from './span'

const set = (part: Partial<CandleSet> = {}): CandleSet => ({
  candleSetId: 'c1', name: 'Ether hours', symbol: 'ETHUSDT', contractType: 'linear', fundingRates: 0, origin: 'file', venue: null, file: 'eth.csv', addedAt: '2026-03-01T10:00:00Z',
  span: { interval: '1h', from: '2022-01-01T00:00:00Z', to: '2022-02-01T00:00:00Z', candles: 741, missing: 3 }, ...part,
})
const fetching = (part: Partial<CandleFetch> = {}): CandleFetch => ({
  candleSetId: 'f1', name: 'BTC hours', venue: 'paper', symbol: 'BTCUSDT', interval: '1h', from: '2022-01-01T00:00:00Z', to: '2022-02-01T00:00:00Z', done: 372, total: 744, etaMillis: 8000, failure: null, ...part,
})

describe('candles', () => {
  it('are listed with what they cover, what is missing and where they come from', async () => {
    serve({ 'GET /api/candle-sets': [set({ candleSetId: 'b', name: 'BTC, January 2022 (bundled)', origin: 'bundled', file: null }), set()], 'GET /api/candle-sets/fetches': [] })
    openApp('/candles')
    const row = within((await screen.findByText('Ether hours')).closest('tr')!)
    expect(row.getByText('741')).toBeInTheDocument()
    expect(row.getByText('File eth.csv')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Delete Ether hours' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Delete BTC, January 2022 (bundled)' })).not.toBeInTheDocument()
  })

  it('that are being read show how far they have come, and those that failed why', async () => {
    serve({ 'GET /api/candle-sets': [], 'GET /api/candle-sets/fetches': [fetching(), fetching({ candleSetId: 'f2', failure: 'The exchange cannot be reached from the backend.' })] })
    openApp('/candles')
    expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '50')
    expect(screen.getByText(/372 of 744 candles/)).toBeInTheDocument()
    expect(screen.getByText('The exchange cannot be reached from the backend.')).toBeInTheDocument()
  })

  it('are imported from a file, and the line that is no candle is named', async () => {
    const asked = serve({
      'GET /api/candle-sets': [],
      'GET /api/candle-sets/fetches': [],
      'POST /api/candle-sets/import': new Refusal(422, { status: 422, detail: 'eth.csv.gz, line 7: volume is -1', code: 'candles.unreadable' }),
    })
    openApp('/candles?add=file')
    const user = userEvent.setup()
    await user.upload(await screen.findByLabelText('File'), new File(['x'], 'eth.csv.gz'))
    await user.type(screen.getByLabelText('Symbol'), 'ethusdt')
    await user.click(screen.getByRole('button', { name: 'Import' }))
    expect(await screen.findByText('eth.csv.gz, line 7: volume is -1')).toBeInTheDocument()
    const sent = asked.find((each) => each.method === 'POST')!
    expect(Object.fromEntries(sent.query)).toEqual({ name: 'eth', symbol: 'ETHUSDT', contract: 'linear', file: 'eth.csv.gz' })
    expect(sent.body).toBeInstanceOf(File)
  })

  it('are not to be changed by one who may only look', async () => {
    serve({ 'GET /api/candle-sets': [set()], 'GET /api/candle-sets/fetches': [], 'GET /api/session': session({ permissions: ['backtests.view'] }) })
    openApp('/candles')
    await screen.findByText('Ether hours')
    expect(screen.queryByRole('button', { name: 'Import a file' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Delete Ether hours' })).not.toBeInTheDocument()
  })

  it('of a span are counted before they are asked for', () => {
    expect(candlesIn('2022-01-01', '2022-01-31', '1h')).toBe(720)
    expect(candlesIn('', '2022-01-31', '1h')).toBeUndefined()
  })
})
