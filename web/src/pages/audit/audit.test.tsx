import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AuditEntry, AuditEntryView } from '@/api/contracts'
import { openApp, serve } from '@/test/app'
import { session } from '@/test/fixtures'
import { actionName, stepOf, summary, toQuery } from './filter'

function entry(change: Partial<AuditEntry> = {}): AuditEntryView {
  const seq = change.seq ?? 7
  return {
    entry: {
      chain: 'w1',
      seq,
      at: '2026-05-01T10:00:00.123456Z',
      actor: { kind: 'USER', id: 'account-2', role: 'risk_manager' },
      action: 'bot.set_risk_limits',
      target: { type: 'bot', id: 'bot-1' },
      result: 'accepted',
      code: null,
      problem: null,
      reason: 'Too risky before the announcement',
      requested: [{ field: 'riskLimits.maxLeverage', value: '5' }],
      changes: [
        { field: 'configuration.revision', before: '3', after: '4' },
        { field: 'configuration.riskLimits.maxLeverage', before: '10', after: '5' },
      ],
      caused: [{ stream: 'bot-1', first: 12, last: 13, events: ['bot.risk_limits_set', 'bot.configuration_changed'] }],
      message: 'message-1',
      address: '10.0.0.7',
      userAgent: 'Firefox',
      ...change,
    },
    actorName: 'anna@example.org',
    targetName: 'btc-trend',
    text: '{}',
    previous: 'a'.repeat(64),
    hash: 'b'.repeat(64),
  }
}

const answers = {
  'GET /api/audit': { entries: [entry(), entry({ seq: 6, action: 'bot.pause', result: 'denied', problem: 'You may not do this.', changes: [], reason: null })], next: 6, searchedTo: null },
  'GET /api/audit/entries/:seq': entry(),
  'GET /api/audit/choices': { actors: [{ kind: 'USER', id: 'account-2', name: 'anna@example.org' }], actions: ['bot.pause', 'bot.set_risk_limits'] },
  'GET /api/audit/verification': [],
}

describe('the audit page', () => {
  it('lists what people did and loads older entries from where it ended', async () => {
    const asked = serve(answers)
    const { user } = openApp('/audit')
    const table = await screen.findByRole('table', { name: 'Audit log' })
    expect(within(table).getByText('Set risk limits')).toBeInTheDocument()
    expect(within(table).getAllByText('anna@example.org')).toHaveLength(2)
    expect(table).toHaveTextContent('“Too risky before the announcement”')
    expect(table).toHaveTextContent('You may not do this.')
    expect(asked.find((each) => each.path === '/api/audit')!.query.get('by')).toBe('user,staff,token')
    await user.click(screen.getByRole('button', { name: 'Load older entries' }))
    await waitFor(() => expect(asked.filter((each) => each.path === '/api/audit').map((each) => each.query.get('before'))).toEqual([null, '6']))
  })

  it('keeps filters in the address and exports with them', async () => {
    const asked = serve(answers)
    const { user, router } = openApp('/audit?result=denied&from=2026-05-01&to=2026-05-02')
    await screen.findByRole('table', { name: 'Audit log' })
    await user.type(screen.getByRole('searchbox', { name: 'Search the audit log' }), 'risky')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'risky', result: 'denied' }))
    await waitFor(() => expect(Object.fromEntries(asked.filter((each) => each.path === '/api/audit').at(-1)!.query)).toMatchObject({ q: 'risky', result: 'denied', from: '2026-05-01T00:00:00Z', to: '2026-05-03T00:00:00.000Z' }))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    expect(await screen.findByRole('menuitem', { name: 'What is shown, as CSV' })).toHaveAttribute('href', expect.stringMatching(/^\/api\/audit\/export\.csv\?.*result=denied/))
    expect(screen.getByRole('menuitem', { name: 'Everything, to be verified' })).toHaveAttribute('href', '/api/audit/export.jsonl')
  })

  it('opens an entry with what changed and the way to what it caused', async () => {
    serve(answers)
    openApp('/audit?entry=7')
    const drawer = await screen.findByRole('dialog')
    await within(drawer).findByText('“Too risky before the announcement”')
    const change = within(drawer).getByText('configuration.riskLimits.maxLeverage').closest('tr')!
    expect(change).toHaveTextContent('105')
    expect(within(drawer).getByRole('link', { name: 'btc-trend' })).toHaveAttribute('href', '/bots/bot-1/overview')
    expect(within(drawer).getByRole('link', { name: 'See the bot right after' })).toHaveAttribute('href', '/bots/bot-1/time-travel?step=bot-13')
  })

  it('says whether the chain is whole, and at which entry it is broken', async () => {
    const whole = { chain: 'w1', entries: 7, head: 'b'.repeat(64), at: '2026-05-01T11:00:00Z', broken: null, tookMs: 3 }
    let found: object = whole
    serve({ ...answers, 'POST /api/audit/verification': () => [found] })
    const { user } = openApp('/audit')
    const chain = await screen.findByRole('region', { name: 'Chain' })
    expect(chain).toHaveTextContent('Not verified since the backend started')
    await user.click(within(chain).getByRole('button', { name: 'Verify now' }))
    await waitFor(() => expect(chain).toHaveTextContent('Whole: all 7 entries'))
    found = { ...whole, broken: { fault: 'removed', seq: 4, explanation: 'Entry 4 is gone.' } }
    await user.click(within(chain).getByRole('button', { name: 'Verify now' }))
    await waitFor(() => expect(chain).toHaveTextContent('Broken at entry 4 (removed): Entry 4 is gone.'))
  })

  it('is not offered to who may not read it, and says who may', async () => {
    const asked = serve({ ...answers, 'GET /api/session': session({ role: 'viewer', permissions: ['bots.view'] }) })
    openApp('/audit')
    expect(await screen.findByText('The audit log is not yours to read')).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Audit' })).not.toBeInTheDocument()
    expect(asked.some((each) => each.path.startsWith('/api/audit'))).toBe(false)
  })
})

describe('entries in words', () => {
  it('name actions as people do', () => {
    expect(['bot.rename', 'exchangekey.add', 'bot.set_risk_limits', 'account.signed_in', 'workspace.open'].map(actionName)).toEqual(['Rename bot', 'Add exchange key', 'Set risk limits', 'Signed in', 'Open workspace'])
  })

  it('sum up what changed, or why nothing did', () => {
    expect(summary(entry({ result: 'refused', problem: null, code: 'bot.name_taken' }).entry)).toBe('Bot name taken')
    expect(summary(entry({ reason: null }).entry)).toBe('configuration.riskLimits.maxLeverage: 10 → 5 and 1 more')
    expect(summary(entry({ reason: null, changes: [], requested: [{ field: 'name', value: 'x' }] }).entry)).toBe('name x')
  })

  it('lead to the step that their events are', () => {
    expect(stepOf({ stream: 'ledger-b1', last: 9, events: ['trading.trade_closed'] })).toEqual({ botId: 'b1', step: 'ledger-9' })
    expect(stepOf({ stream: 'key-1', last: 0, events: ['exchangekey.added'] })).toBeUndefined()
  })

  it('ask for one actor whoever it is', () => {
    expect(toQuery({ actor: 'bot-1' })).toMatchObject({ actor: 'bot-1', by: undefined })
  })
})
