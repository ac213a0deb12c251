import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DataKept } from '@/api/data'
import { workIn } from '@/lib/workspace'
import { openApp, serve } from '@/test/app'
import { session } from '@/test/fixtures'

const KEPT: DataKept = {
  bots: [
    { botId: 'bot-1', name: 'Trend BTC', stopped: false, trades: 12, orders: 40, notes: 90, hoursOfEquity: 24, firstTradeAt: '2026-01-04T10:00:00Z' },
    { botId: 'bot-2', name: 'Old one', stopped: true, trades: 1204, orders: 3000, notes: 1, hoursOfEquity: 700, firstTradeAt: '2025-01-04T10:00:00Z' },
  ],
  backtests: 3,
}
const BEFORE: DataKept = { bots: KEPT.bots.map((bot) => ({ ...bot, trades: 7, orders: 1, notes: 0, hoursOfEquity: 2 })), backtests: 1 }
const ROLES = { roles: [], permissions: [{ permission: 'data.delete', meaning: 'Delete data in bulk', roles: ['owner', 'admin'] }] }

function open(change = {}) {
  const asked = serve({
    'GET /api/roles': ROLES,
    'GET /api/workspace/data': ({ query }: { query: URLSearchParams }) => (query.get('before') ? BEFORE : KEPT),
    'POST /api/workspace/data/delete': undefined,
    ...change,
  })
  return { asked, ...openApp('/settings/data') }
}

afterEach(() => {
  workIn(undefined)
  vi.unstubAllGlobals()
})

describe('data management', () => {
  it('says how much is kept of each bot, and what always stays', async () => {
    open()
    const table = await screen.findByRole('table', { name: 'Data of each bot' })
    expect(within(table).getByRole('row', { name: /Old one/ })).toHaveTextContent('1,204')
    expect(within(table).getByRole('row', { name: /Trend BTC/ })).toHaveTextContent('Deployed')
    expect(screen.getByText(/And 3 backtests with their results/)).toBeVisible()
    expect(screen.getByText(/The audit log.*always stay/)).toBeVisible()
  })

  it('deletes all only after the counts were shown and the words typed, and leaves out what is deployed', async () => {
    const { asked, user } = open()
    await user.click(await screen.findByRole('button', { name: /Delete all data…/ }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete all data?' })
    expect(dialog).toHaveTextContent('1,204 trades')
    expect(dialog).toHaveTextContent('1 line of activity')
    expect(dialog).toHaveTextContent('3 backtests')
    expect(dialog).toHaveTextContent('Of Old one.')
    expect(dialog).toHaveTextContent('Trend BTC is deployed and keeps its data.')
    const sure = within(dialog).getByRole('button', { name: 'Delete for ever' })
    expect(sure).toBeDisabled()
    await user.type(within(dialog).getByRole('textbox'), 'delete all data')
    await user.click(sure)
    await waitFor(() => expect(asked.find((each) => each.method === 'POST')?.body).toEqual({ scope: { type: 'everything' } }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  })

  it('counts what is of before the chosen day', async () => {
    const { asked, user } = open()
    const way = await screen.findByRole('region', { name: 'Delete data of before this day' })
    const ask = within(way).getByRole('button')
    expect(ask).toBeDisabled()
    await user.type(within(way).getByLabelText('Of before a day'), '2026-01-31')
    await user.click(ask)
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete data of before 2026-01-31?' })
    expect(await within(dialog).findByText(/^7 trades/)).toBeVisible()
    await user.type(within(dialog).getByRole('textbox'), '2026-01-31')
    await user.click(within(dialog).getByRole('button', { name: 'Delete for ever' }))
    await waitFor(() => expect(asked.find((each) => each.method === 'POST')?.body).toEqual({ scope: { type: 'before', day: '2026-01-31' } }))
  })

  it('is not offered to whoever may not, who is told who may', async () => {
    open({ 'GET /api/session': session({ role: 'viewer', permissions: ['analytics.view', 'bots.view'] }) })
    expect(await screen.findByText('Owner and admin may do this.')).toBeVisible()
    expect(screen.queryByRole('button', { name: /Delete/ })).toBeNull()
  })
})
