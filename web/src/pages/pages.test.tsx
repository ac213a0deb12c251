import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openApp, Refusal, serve, tell } from '@/test/app'
import { TestStream } from '@/test/stream'
import { activity, bot, instruction, position, positionView, session, tradeView } from '@/test/fixtures'

describe('the door', () => {
  it('asks for the owner at the first start, and refuses a short password before asking the server', async () => {
    const asked = serve({ 'GET /api/session': session({ state: 'setup_required', account: null }), 'POST /api/setup': undefined })
    const { user } = openApp('/bots')
    await user.type(await screen.findByLabelText('E-mail'), 'a@b.example')
    await user.type(screen.getByLabelText('Password'), 'short')
    await user.type(screen.getByLabelText('Repeat password'), 'short')
    await user.click(screen.getByRole('button', { name: 'Create owner account' }))
    expect(screen.getByText('At least 12 characters; this has 5.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Password'), ' but now long')
    await user.type(screen.getByLabelText('Repeat password'), ' but now long')
    await user.click(screen.getByRole('button', { name: 'Create owner account' }))
    await waitFor(() => expect(asked.find((each) => each.path === '/api/setup')?.body).toEqual({ email: 'a@b.example', password: 'short but now long' }))
    expect(asked.filter((each) => each.path === '/api/setup')).toHaveLength(1)
  })

  it('leads to the page one wanted after signing in, and shows why it did not open', async () => {
    let open = false
    serve({
      'GET /api/session': () => (open ? session() : session({ state: 'signed_out', account: null })),
      'POST /api/session': ({ body }: { body: { password: string } }) => {
        if (body.password !== 'right') return new Refusal(401, { detail: 'E-mail or password is wrong.', code: 'session.refused' })
        open = true
        return undefined
      },
    })
    const { user } = openApp('/keys')
    await user.type(await screen.findByLabelText('E-mail'), 'a@b.example')
    await user.type(screen.getByLabelText('Password'), 'wrong')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong.')
    expect(screen.getByLabelText('Password')).toHaveValue('')
    await user.type(screen.getByLabelText('Password'), 'right')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByRole('heading', { name: 'Keys' })).toBeInTheDocument()
  })

  it('lets nobody past with a one-time password', async () => {
    serve({ 'GET /api/session': session({ mustChangePassword: true }) })
    openApp('/bots')
    expect(await screen.findByRole('heading', { name: 'Choose your password' })).toBeInTheDocument()
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument()
  })
})

describe('the fleet', () => {
  it('teaches the next step where there is no bot', async () => {
    serve({})
    openApp('/')
    expect(await screen.findByText('No bot yet')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Add a key' })).toHaveAttribute('href', '/keys?add=1')
  })

  it('follows the live view without being asked', async () => {
    serve({ 'GET /api/bots': [bot()], 'GET /api/positions': [positionView()], 'GET /api/trades': [tradeView()], 'GET /api/activity': [activity()], 'GET /api/fleet/equity': [] })
    openApp('/fleet')
    const card = await screen.findByRole('article', { name: 'btc-trend' })
    expect(card).toHaveTextContent('Online')
    expect(card).toHaveTextContent('+12.50 USDT')
    await act(async () => TestStream.latest!.onopen!())
    expect(screen.getAllByText('Live')[0]).toBeInTheDocument()

    await tell('bot', bot({ state: 'paused', netPnlToday: -7 }))
    expect(card).toHaveTextContent('Paused')
    expect(card).toHaveTextContent('−7.00 USDT')
    await tell('position_closed', { botId: 'bot-1', symbol: 'BTCUSDT' })
    expect(screen.getByText(/Everything is flat\./)).toBeInTheDocument()
    await tell('activity', activity({ id: '2', message: 'Came online' }))
    expect(screen.getByText('Came online')).toBeInTheDocument()

    await act(async () => TestStream.latest!.onerror!())
    expect(screen.getByRole('alert')).toHaveTextContent('Connection lost')
  })

  it('filters as the address says', async () => {
    serve({ 'GET /api/bots': [bot(), bot({ botId: 'b2', name: 'other', key: null })] })
    openApp('/bots?q=other')
    expect(await screen.findByRole('article', { name: 'other' })).toBeInTheDocument()
    expect(screen.queryByRole('article', { name: 'btc-trend' })).not.toBeInTheDocument()
  })

  it('deploys by name and region, then assigns key and template by their own commands', async () => {
    const key = { keyId: 'k1', label: 'paper one', venue: 'paper', contractType: 'linear', testnet: false, hint: 'a…b', active: true, botId: null, instruments: [], addedAt: '2026-01-01T00:00:00Z' }
    const asked = serve({
      'GET /api/keys': [key],
      'GET /api/templates': [{ templateId: 't1', name: 'Trend', version: 3, latestVersion: 3, definition: '{}', changedAt: '2026-01-01T00:00:00Z' }],
      'POST /api/bots': { botId: 'bot-9' },
      'PUT /api/bots/:id/key': undefined,
      'PUT /api/bots/:id/template': new Refusal(409, { detail: 'The template is gone.', code: 'template.unknown' }),
    })
    const { user } = openApp('/bots?deploy=1')
    await user.type(await screen.findByLabelText('Name'), 'fresh')
    await user.click(screen.getByLabelText('Key (optional)'))
    await user.click(await screen.findByRole('option', { name: /paper one/ }))
    await user.click(screen.getByLabelText('Template (optional)'))
    await user.click(await screen.findByRole('option', { name: 'Trend v3' }))
    await user.click(screen.getByRole('button', { name: 'Deploy' }))
    // The bot exists though one assignment was refused: both are said.
    expect(await screen.findByText('Key paper one assigned')).toBeInTheDocument()
    expect(screen.getByText('Template Trend assigned: refused')).toBeInTheDocument()
    expect(screen.getByRole('alert')).toHaveTextContent('The template is gone.')
    expect(asked.filter((each) => each.method !== 'GET').map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/api/bots', { name: 'fresh', region: 'local' }],
      ['PUT', '/api/bots/bot-9/key', { keyId: 'k1' }],
      ['PUT', '/api/bots/bot-9/template', { templateId: 't1', version: 3 }],
    ])
  })
})

describe('telling a bot what to do', () => {
  const answers = {
    'GET /api/bots': [bot({ positions: [position()] })],
    'GET /api/bots/:id': bot({ positions: [position()] }),
    'GET /api/bots/:id/instructions': [],
    'GET /api/bots/:id/activity': [],
    'GET /api/instructions/:id': instruction({ kind: 'close_all' }),
    'POST /api/bots/:id/close-all': { instructionId: 'instruction-1' },
  }

  it('spells out the consequence, sends once, and shows each state as it is reached; never before', async () => {
    const asked = serve(answers)
    const { user } = openApp('/bots/bot-1/activity')
    await user.click(await screen.findByRole('button', { name: 'Close all' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog).toHaveTextContent('The long position in BTCUSDT is closed at market')
    expect(dialog).toHaveTextContent('PAPER')
    await user.type(within(dialog).getByLabelText('Reason (optional)'), 'news')
    await user.click(within(dialog).getByRole('button', { name: 'Close all' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
    const sent = asked.filter((each) => each.method === 'POST')
    expect(sent).toHaveLength(1)
    expect(sent[0]!.body).toEqual({ reason: 'news' })
    expect(sent[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)

    // Accepted is not done: the bot is still online.
    expect(screen.getByRole('heading', { name: 'btc-trend' }).parentElement).toHaveTextContent('Online')
    const steps = [{ state: 'queued' as const, at: new Date().toISOString() }]
    await tell('instruction', instruction({ kind: 'close_all', state: 'queued', steps }))
    const under = screen.getByRole('list', { name: 'Commands under way' })
    expect(within(under).getByText('Queued').closest('li')).toHaveAttribute('aria-current', 'step')
    await tell('instruction', instruction({ kind: 'close_all', state: 'done', detail: 'Flat, confirmed by the venue', steps: [...steps, { state: 'done', at: new Date().toISOString() }] }))
    expect(within(under).getByText('Done').closest('li')).toHaveAttribute('aria-current', 'step')
    expect(under).toHaveTextContent('Flat, confirmed by the venue')
  })

  it('keeps the question open and says why when it is refused, and asks again under the same key', async () => {
    let refuse = true
    const asked = serve({ ...answers, 'POST /api/bots/:id/close-all': () => (refuse ? new Refusal(409, { detail: 'The bot is winding down.', code: 'bot.state' }) : { instructionId: 'instruction-1' }) })
    const { user } = openApp('/bots/bot-1/activity')
    await user.click(await screen.findByRole('button', { name: 'Close all' }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Close all' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The bot is winding down.')
    refuse = false
    await user.click(within(dialog).getByRole('button', { name: 'Close all' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
    const keys = asked.filter((each) => each.method === 'POST').map((each) => each.headers.get('Idempotency-Key'))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  it('offers a viewer nothing that changes anything', async () => {
    serve({ ...answers, 'GET /api/session': session({ role: 'viewer', permissions: ['bots.view', 'analytics.view', 'templates.view'] }) })
    openApp('/bots/bot-1/activity')
    await screen.findByRole('heading', { name: 'btc-trend' })
    for (const name of ['Pause', 'Close all', 'Stop', 'Rename']) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Keys' })).not.toBeInTheDocument()
  })
})

describe('risk limits', () => {
  it('confirm a change while positions are open, and send all of them', async () => {
    const asked = serve({ 'GET /api/bots/:id': bot({ positions: [position()] }), 'GET /api/bots/:id/instructions': [], 'PUT /api/bots/:id/risk-limits': undefined })
    const { user } = openApp('/bots/bot-1/risk-limits')
    const leverage = await screen.findByLabelText(/^Leverage/)
    await user.clear(leverage)
    await user.type(leverage, '200')
    expect(screen.getByText('Allowed: 1 to 125.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Save limits' })).toBeDisabled()
    await user.clear(leverage)
    await user.type(leverage, '4')
    await user.click(screen.getByRole('button', { name: 'Save limits' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog).toHaveTextContent('Leverage: 10 → 4')
    await user.click(within(dialog).getByRole('button', { name: 'Change limits' }))
    await waitFor(() => expect(asked.find((each) => each.method === 'PUT')?.body).toEqual({ ...bot().riskLimits, maxLeverage: 4 }))
  })
})

describe('keys', () => {
  it('come with a new paper account in one step', async () => {
    const asked = serve({ 'POST /api/keys/paper': { keyId: 'k1' } })
    const { user } = openApp('/keys?add=1')
    await user.type(await screen.findByLabelText('Label'), 'paper one')
    await user.clear(screen.getByLabelText('Balance (USDT)'))
    await user.type(screen.getByLabelText('Balance (USDT)'), '5')
    await user.type(screen.getByLabelText('Symbol 1'), 'btcusdt')
    await user.click(screen.getByRole('button', { name: 'Add key' }))
    expect(screen.getByText('Whole USDT, 10 to 100,000,000.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Balance (USDT)'), '000')
    await user.click(screen.getByRole('button', { name: 'Add key' }))
    await waitFor(() => expect(asked.filter((each) => each.method === 'POST').map((each) => [each.path, each.body])).toEqual([
      ['/api/keys/paper', { label: 'paper one', balance: 5000, instruments: [{ symbol: 'BTCUSDT', enabled: true, leverage: 3, marginMode: 'isolated' }] }],
    ]))
  })

  it('send the secret once and keep it nowhere', async () => {
    const asked = serve({ 'POST /api/keys': { keyId: 'k1' } })
    const { user } = openApp('/keys?add=1')
    await user.type(await screen.findByLabelText('Label'), 'paper one')
    await user.click(screen.getByLabelText('Account'))
    await user.click(await screen.findByRole('option', { name: 'I have its key' }))
    await user.type(screen.getByLabelText('API key'), 'public')
    await user.type(screen.getByLabelText('API secret'), 'hidden')
    await user.click(screen.getByRole('button', { name: 'Add key' }))
    expect(screen.getByText('Needs the venue’s symbol, such as BTCUSDT.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Symbol 1'), 'btcusdt')
    await user.click(screen.getByRole('button', { name: 'Add key' }))
    await waitFor(() => expect(screen.queryByLabelText('API secret')).not.toBeInTheDocument())
    expect(asked.find((each) => each.method === 'POST')?.body).toEqual({
      label: 'paper one', venue: 'paper', contractType: 'linear', testnet: false, apiKey: 'public', apiSecret: 'hidden', passphrase: null,
      instruments: [{ symbol: 'BTCUSDT', enabled: true, leverage: 3, marginMode: 'isolated' }],
    })
    expect(JSON.stringify({ ...localStorage })).not.toContain('hidden')
  })
})

describe('templates', () => {
  it('are checked while they are written, and every problem names its path', async () => {
    const asked = serve({
      'GET /api/system-templates': [{ id: 'trend', name: 'Trend', description: 'Follows', definition: { name: 'Trend', components: [] } }],
      'POST /api/templates/validate': { errors: [{ path: 'components', rule: 'template.protective_stop', message: 'has no protective stop', allowed: '' }], warnings: [] },
    })
    const { user } = openApp('/templates/new')
    await user.click(await screen.findByRole('button', { name: /Trend/ }))
    expect(await screen.findByText('1 problem to solve.')).toBeInTheDocument()
    expect(screen.getByText('has no protective stop')).toBeInTheDocument()
    expect(asked.find((each) => each.path === '/api/templates/validate')?.body.definition).toEqual({ name: 'Trend', components: [] })
  })
})

describe('the builder', () => {
  it('composes a template from the catalog, shows each problem at its field, and is the same text as the JSON', async () => {
    const spec = {
      id: 'x1', name: 'Crossing', category: 'trend', roles: ['signal'], description: 'Votes', intervals: ['5m', '1h'], warmup: 0, needs: [], backtestable: true, version: 1,
      params: [{ name: 'fast', type: 'integer', standard: 9, min: 2, max: 50, step: 1, options: [], when: null, description: 'Bars' }],
    }
    const asked = serve({
      'GET /api/system-templates': [],
      'GET /api/components': [spec],
      'POST /api/templates/validate': { errors: [{ path: 'components[0].params.fast', rule: 'template.param', message: 'is too large.', allowed: '2 to 50' }], warnings: [] },
    })
    const { user } = openApp('/templates/new')
    await user.click(await screen.findByRole('button', { name: /Empty/ }))
    const signals = await screen.findByRole('region', { name: 'Signals' })
    await user.click(within(signals).getByRole('button', { name: 'Add' }))
    await user.click(await screen.findByRole('option', { name: /Crossing/ }))
    const fast = await within(signals).findByRole('spinbutton', { name: 'Fast' })
    await user.clear(fast)
    await user.type(fast, '7')
    expect(await within(signals).findByText('is too large. Allowed: 2 to 50')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'JSON' }))
    const json = JSON.parse((screen.getByLabelText('Definition (JSON)') as HTMLTextAreaElement).value)
    expect(json.components).toEqual([{ component: 'x1', role: 'signal', interval: '5m', weight: 1, params: { fast: 7 } }])
    await waitFor(() => expect(asked.findLast((each) => each.path === '/api/templates/validate')?.body.definition).toEqual(json))
  })
})

describe('the keyboard', () => {
  it('goes to pages, shows its keys, filters and opens the palette', async () => {
    serve({ 'GET /api/bots': [bot()] })
    const { user, router } = openApp('/bots')
    await screen.findByRole('article')
    await user.keyboard('/')
    expect(screen.getByRole('searchbox', { name: 'Filter bots' })).toHaveFocus()
    await user.keyboard('gt{Escape}')
    expect(router.state.location.pathname).toBe('/bots')
    await user.keyboard('gt')
    await waitFor(() => expect(router.state.location.pathname).toBe('/trades'))
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeInTheDocument()
    await user.keyboard('{Escape}')
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByPlaceholderText(/A page, a bot/), 'pause')
    expect(await screen.findByRole('option', { name: 'Pause btc-trend…' })).toBeInTheDocument()
  })
})
