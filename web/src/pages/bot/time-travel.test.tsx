import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { BotReplay, BotStep, BotThen } from '@/api/contracts'
import { openApp, serve } from '@/test/app'
import { bot, position, riskLimits } from '@/test/fixtures'
import { compare } from './then-fields'

function then(change: Partial<BotThen> = {}): BotThen {
  return {
    name: 'btc-trend', state: 'online', stateReason: null, stateSince: '2026-05-01T10:00:00Z', region: 'local', deploymentId: 'd1',
    instance: { provider: 'local', region: 'local', address: '127.77.0.2', handle: '1' }, botVersion: '0.1.0', configuration: null, riskLimits,
    positions: [], trades: 0, wins: 0, netPnlTotal: 0, ...change,
  }
}

const step = (place: number, message: string): BotStep => ({ place, step: `bot-${place - 1}`, at: `2026-05-01T10:00:0${place}Z`, event: 'bot.risk_limits_set', message, actor: 'account-1', role: 'owner', reason: null })

const STEPS = [step(1, 'Deploying to local.'), step(2, 'Risk limits changed.'), step(3, 'Paused: opens no positions, exits still act.')]

function replay(place: number): BotReplay {
  const states = [then({ state: 'deploying' }), then({ riskLimits: { ...riskLimits, maxLeverage: 5 } }), then({ state: 'paused', riskLimits: { ...riskLimits, maxLeverage: 5 } })]
  return {
    step: STEPS[place - 1]!, total: 3, first: STEPS[0]!.at, last: STEPS[2]!.at, previous: place > 1 ? `bot-${place - 2}` : null, next: place < 3 ? `bot-${place}` : null,
    then: states[place - 1]!, before: place > 1 ? states[place - 2]! : null, now: states[2]!,
  }
}

const answers = {
  'GET /api/bots/:id': bot(),
  'GET /api/bots/:id/instructions': [],
  'GET /api/bots/:id/history': { total: 3, steps: STEPS },
  'GET /api/bots/:id/history/state': ({ query }: { query: URLSearchParams }) => {
    const named = STEPS.find((each) => each.step === query.get('step'))?.place
    return replay(named ?? (query.has('place') ? Number(query.get('place')) : query.has('at') ? 2 : 3))
  },
}

describe('time travel', () => {
  it('begins at the latest step and goes back one by one, the step in the address', async () => {
    serve(answers)
    const { user, router } = openApp('/bots/bot-1/time-travel')
    expect(await screen.findByText(/Step 3 of 3/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled()
    await user.click(screen.getByRole('button', { name: 'Previous' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ step: 'bot-1' }))
    const limits = (await screen.findByRole('rowheader', { name: 'Leverage' })).closest('tr')!
    await waitFor(() => expect(limits).toHaveTextContent('5 ×10 ×'))
    expect(screen.getByText(/Step 2 of 3/)).toBeInTheDocument()
    expect(within(screen.getByRole('list', { name: 'Steps' })).getByRole('button', { current: 'step' })).toHaveTextContent('Risk limits changed.')
  })

  it('opens where a link leads, and compares with now when asked to', async () => {
    serve(answers)
    const { user, router } = openApp('/bots/bot-1/time-travel?step=bot-1')
    await screen.findByText(/Step 2 of 3/)
    await user.click(screen.getByRole('switch', { name: 'Compare with now' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ step: 'bot-1', against: 'now' }))
    expect(screen.getByRole('rowheader', { name: 'State' }).closest('tr')).toHaveTextContent('OnlinePaused')
    expect(screen.getByRole('rowheader', { name: 'Leverage' }).closest('tr')).not.toHaveTextContent('10')
  })

  it('goes to a place on the slider and to an instant', async () => {
    const asked = serve(answers)
    openApp('/bots/bot-1/time-travel')
    const slider = await screen.findByRole('slider', { name: 'Step' })
    fireEvent.change(slider, { target: { value: '1' } })
    fireEvent.keyUp(slider)
    await screen.findByText(/Step 1 of 3/)
    const clock = screen.getByLabelText('As it was at (UTC)')
    fireEvent.change(clock, { target: { value: '2026-05-01T10:00:02' } })
    fireEvent.blur(clock)
    await screen.findByText(/Step 2 of 3/)
    expect(asked.some((each) => each.query.get('at') === '2026-05-01T10:00:02.000Z')).toBe(true)
  })

  it('tells positions apart that only one of two moments has', () => {
    const groups = compare(then({ positions: [position()] }), then())
    const fields = groups.find((each) => each.title === 'Position and result')!.fields.filter((each) => each.differs)
    expect(fields.map((each) => [each.value === '–', each.other])).toEqual([[false, '–'], [true, 'flat']])
  })
})
