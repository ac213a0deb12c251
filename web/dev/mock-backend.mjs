// A stand-in for the backend, for looking at pages without one: `node dev/mock-backend.mjs`, then `BACKEND=http://localhost:18090 npm run dev`.
// Invents everything it answers. Not built, not shipped, not used by any test.
import { createServer } from 'node:http'

const PORT = Number(process.env.PORT ?? 18090)
const BOTS = Number(process.env.BOTS ?? 7)
const EMPTY = process.env.EMPTY === '1'

let seed = 7
const random = () => ((seed = (seed * 1664525 + 1013904223) % 4294967296) / 4294967296)
const pick = (items) => items[Math.floor(random() * items.length)]
const iso = (ms) => new Date(ms).toISOString()
const round = (value, digits = 2) => Number(value.toFixed(digits))

let session = process.env.SESSION ?? 'signed_in'
let mustChangePassword = process.env.MUST_CHANGE === '1'
const permissions = 'org.view bots.view bots.deploy bots.configure bots.assign_key bots.assign_template bots.pause_resume bots.stop bots.restart positions.close positions.close_all risk.edit keys.view keys.manage keys.delete templates.view templates.edit templates.delete analytics.view'.split(' ')

const definition = {
  schema: 'plutarc/template/1', name: 'Trend', description: 'Follows the crossing of two averages while the market has a direction.', direction: 'both',
  triggerInterval: '5m', entryCooldown: { amount: 2, unit: 'bars' }, exitAtrInterval: '5m', combination: { mode: 'min_score', threshold: 0.6 },
  sizing: { mode: 'percent_of_equity', percent: 10 }, pyramiding: 1, sessions: [],
  components: [
    { component: 'one', role: 'signal', weight: 1, params: { fast: 20, slow: 50 }, enabled: true },
    { component: 'two', role: 'filter', weight: 1, params: { threshold: 22 }, enabled: true },
    { component: 'three', role: 'exit_rule', weight: 1, params: { pct: 2 }, enabled: true },
  ],
}
const catalog = [['one', 'Crossing'], ['two', 'Strength'], ['three', 'Stop']].map(([id, name]) => ({ id, name, category: 'trend', roles: ['signal'], description: name }))

const limits = { maxPositionsPerAsset: 1, maxPositionsTotal: 5, maxLossPerTradePct: 2, dailyLossLimitPct: 5, dailyLossCloseAll: false, consecutiveLossLimit: 5, consecutiveLossPauseMinutes: 60, maxLeverage: 10, maxSlippagePct: 0.5, apiErrorThreshold: 10, apiErrorWindowMinutes: 5, equityProtectionDrawdownPct: null, minEquity: null }
const verdicts = (long) => [
  { component: 'one', label: 'Crossing 20/50', role: 'signal', value: '', score: long ? 1 : -1, passed: true, reason: long ? 'The fast average is above the slow one by 0.32 %' : 'The fast average is below the slow one by 0.18 %' },
  { component: 'one', label: 'Momentum 12', role: 'signal', value: '', score: 0, passed: false, reason: 'Change of 0.12 % is inside ±0.8 %' },
  { component: 'two', label: 'Strength ≥ 22', role: 'filter', value: '27.4', score: 0, passed: true, reason: 'The market has a direction' },
  { component: 'two', label: 'Range 0.2–10 %', role: 'risk_gate', value: '0.41 %', score: 0, passed: true, reason: '' },
  { component: 'two', label: 'Distance ≤ 2 ATR', role: 'entry_guard', value: '2.61', score: 0, passed: false, reason: 'Too far from the average: it would chase the move' },
  { component: 'session', label: 'Session', role: 'rule', value: '', score: 0, passed: true, reason: 'No session is set' },
  { component: 'three', label: 'Stop 2 %', role: 'exit_rule', value: '', score: 0, passed: false, reason: '' },
]

const market0 = Date.parse('2022-01-01T00:00:00Z')
const candles = []
let last = 46200
for (let i = 0; i < 1400; i++) {
  const open = last
  const close = open * (1 + (random() - 0.5) * 0.004 + Math.sin(i / 90) * 0.0006)
  const high = Math.max(open, close) * (1 + random() * 0.0012)
  const low = Math.min(open, close) * (1 - random() * 0.0012)
  const inTrade = Math.floor(i / 35) % 2 === 1
  candles.push({ openTime: iso(market0 + i * 300_000), open: round(open, 1), high: round(high, 1), low: round(low, 1), close: round(close, 1), volume: round(random() * 400), decision: 'none', score: round(random() * 2 - 1), stopPrice: inTrade ? round(candles[i - (i % 35)]?.low * 0.99 || low * 0.99, 1) : null })
  last = close
}
const marketNow = () => candles.at(-1).openTime

const states = ['online', 'online', 'paused', 'online', 'deploying', 'error', 'stopped', 'offline', 'winding_down']
const bots = EMPTY ? [] : Array.from({ length: BOTS }, (_, i) => {
  const state = i < 2 ? 'online' : states[i % states.length]
  const entry = candles.at(-20).close
  const running = ['online', 'paused', 'offline'].includes(state)
  return {
    botId: `bot-${i + 1}`, name: ['btc-trend', 'eth-momentum', 'range-trader', 'scalper-01', 'new-arrival', 'funding-fade', 'old-faithful'][i] ?? `bot-${String(i + 1).padStart(3, '0')}`,
    state, stateReason: state === 'error' ? 'Provisioning failed: no free address in 127.77.0.0/16' : null, stateSince: iso(Date.now() - random() * 9e7), region: 'local', deploymentId: 'd1',
    instance: running ? { provider: 'local', region: 'local', address: `127.77.0.${i + 2}`, handle: '4711' } : null, botVersion: running ? '0.1.0' : null,
    status: running ? 'trading' : null, statusReason: null, lastHeartbeat: running ? iso(Date.now() - 2000) : null, marketTime: running ? marketNow() : null,
    linkRoundTripMs: running ? 0.42 : null, venueRoundTripMs: running ? 1.7 : null, orderRoundTripMs: running ? 2.3 : null, residentBytes: running ? 91e6 : null,
    configurationRevision: 4, appliedRevision: 4, paused: state === 'paused',
    key: i === 4 ? null : { keyId: `key-${i + 1}`, label: `paper ${i + 1}`, venue: i === 3 ? 'bybit' : 'paper', paper: i !== 3, testnet: i === 3, active: true, symbols: i === 1 ? ['ETHUSDT'] : ['BTCUSDT'] },
    template: i === 4 ? null : { templateId: 'tpl-1', name: 'Trend Following', version: 2, interval: '5m' }, riskLimits: limits,
    positions: i % 3 === 0 && running ? [{ tradeId: `t-open-${i}`, symbol: 'BTCUSDT', side: i % 2 ? 'short' : 'long', quantity: 0.215, leverage: 5, entryPrice: entry, entryTime: candles.at(-20).openTime, markPrice: last, unrealisedPnl: round((last - entry) * 0.215 * (i % 2 ? -1 : 1)), stopPrice: round(entry * (i % 2 ? 1.012 : 0.988), 1), takeProfitPrice: round(entry * (i % 2 ? 0.97 : 1.03), 1), liquidationPrice: round(entry * (i % 2 ? 1.19 : 0.81), 1) }] : [],
    equity: running ? round(10000 + random() * 900 - 300) : null, currency: 'USDT', netPnlToday: running ? round(random() * 220 - 80) : 0, netPnlTotal: running ? round(random() * 900 - 250) : 0, trades: running ? 38 : 0, wins: running ? 21 : 0, deployedAt: iso(Date.now() - 1e8), riskUse: running ? { positions: 2, fullestAsset: 1, worstLossPct: 0.41, equity: 9880, dayStartEquity: 10000, dailyLossPct: i === 1 ? 5.1 : 1.2, consecutiveLosses: 2, peakEquity: 10400, drawdownPct: 5, venueErrors: 3, highestLeverage: 3,
      halts: i === 1 ? [{ limit: 'dailyLossLimitPct', until: iso(Math.ceil(Date.now() / 864e5) * 864e5), resumable: false, reason: 'loss today 5.10 % of equity, limit 5 %' }, { limit: 'consecutiveLossLimit', until: null, resumable: true, reason: '5 losses in a row, limit 5' }] : [] } : null,
  }
})
const trades = EMPTY ? [] : Array.from({ length: 70 }, (_, i) => {
  const at = 1380 - i * 18
  const side = pick(['long', 'short'])
  const a = candles[at - 12], b = candles[at]
  const gross = round((b.close - a.close) * 0.2 * (side === 'long' ? 1 : -1))
  const fees = round(a.close * 0.2 * 0.0011), funding = round((random() - 0.4) * 1.5)
  const bot = bots[i % 3 === 0 ? 1 : 0]
  return { botId: bot.botId, botName: bot.name, venue: 'paper', paper: true, testnet: false, templateName: 'Trend Following', holdSeconds: 3600,
    trade: { tradeId: `trade-${i}`, symbol: bot.key.symbols[0], side, quantity: 0.2, leverage: 5, entryTime: a.openTime, entryReference: a.close, entryPrice: a.close, entrySlippageBps: 0.8, entryOrderId: `o${i}e`, exitTime: b.openTime, exitReference: b.close, exitPrice: b.close, exitSlippageBps: -1.2, exitOrderId: `o${i}x`, grossPnl: gross, fees, funding, netPnl: round(gross - fees - funding), returnPct: round(((gross - fees) / (a.close * 0.04)) * 100), mfe: { price: b.high, pct: 1.31, at: b.openTime }, mae: { price: a.low, pct: -0.62, at: a.openTime }, exitReason: pick(['trailing_stop', 'take_profit', 'hard_stop', 'signal_flip']), signalState: verdicts(side === 'long'), templateId: 'tpl-1', templateVersion: 2, botVersion: '0.1.0' } }
})
let activityId = 1000
const line = (bot, severity, message, kind = 'bot.note', actor = 'bot') => ({ id: String(++activityId), at: iso(Date.now()), marketAt: actor === 'bot' ? marketNow() : null, botId: bot.botId, botName: bot.name, severity, kind, message, actor })
const activity = EMPTY ? [] : [line(bots[0], 'notice', 'Deployed to region local', 'bot.deployed', 'owner@example.com'), line(bots[0], 'info', 'Template Trend Following v2 assigned', 'x', 'owner@example.com'), line(bots[0], 'notice', 'Came online with version 0.1.0', 'x', 'system'), line(bots[1], 'warning', 'Leverage 20 is above the limit of 10: entries use 10'), line(bots[5 % bots.length], 'critical', 'Provisioning failed: no free address in 127.77.0.0/16', 'x', 'system'), line(bots[0], 'info', 'Opened long 0.215 BTCUSDT at 46,120.5')].reverse()
const instructions = []
const keys = EMPTY ? [] : bots.filter((bot) => bot.key).map((bot) => ({ keyId: bot.key.keyId, label: bot.key.label, venue: bot.key.venue, contractType: 'linear', testnet: bot.key.testnet, hint: 'pap…7f2c', active: true, botId: bot.botId, instruments: [{ symbol: bot.key.symbols[0], enabled: true, leverage: 5, marginMode: 'isolated' }], addedAt: iso(Date.now() - 2e8) }))
if (!EMPTY) keys.push({ keyId: 'key-free', label: 'paper spare', venue: 'paper', contractType: 'linear', testnet: false, hint: 'pap…0a11', active: true, botId: null, instruments: [{ symbol: 'BTCUSDT', enabled: true, leverage: 3, marginMode: 'isolated' }], addedAt: iso(Date.now()) })
const templates = EMPTY ? [] : [{ templateId: 'tpl-1', name: 'Trend Following', version: 2, latestVersion: 2, definition: JSON.stringify(definition), changedAt: iso(Date.now() - 1e7) }]
const evaluated = (symbol) => ({ symbol, interval: '5m', ...candles.at(-1), threshold: 0.6, score: 0.82, decision: 'blocked_long', verdicts: verdicts(true) })
const positions = () => bots.flatMap((bot) => bot.positions.map((position) => ({ botId: bot.botId, botName: bot.name, paper: bot.key.paper, position, signalState: [], markedAt: marketNow() })))

const streams = new Set()
const emit = (event, data) => streams.forEach((stream) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
let tick = 0
setInterval(() => {
  tick++
  last *= 1 + (random() - 0.5) * 0.0015
  for (const bot of bots) {
    if (!bot.lastHeartbeat || bot.state === 'offline') continue
    bot.lastHeartbeat = iso(Date.now())
    for (const position of bot.positions) {
      position.markPrice = round(last, 1)
      position.unrealisedPnl = round((last - position.entryPrice) * position.quantity * (position.side === 'long' ? 1 : -1))
      emit('position', { botId: bot.botId, botName: bot.name, paper: true, position, signalState: [], markedAt: marketNow() })
    }
    emit('bot', bot)
  }
  if (tick % 3 === 0 && bots[0]) {
    const open = candles.at(-1).close
    const candle = { openTime: iso(Date.parse(marketNow()) + 300_000), open, high: round(Math.max(open, last) + 12, 1), low: round(Math.min(open, last) - 12, 1), close: round(last, 1), volume: 10, decision: 'none', score: 0.2, stopPrice: bots[0].positions[0]?.stopPrice ?? null }
    candles.push(candle)
    emit('candle', { botId: 'bot-1', symbol: 'BTCUSDT', interval: '5m', candle, evaluated: evaluated('BTCUSDT') })
  }
}, 1000)

function instruct(bot, kind, symbol, body) {
  const view = { instructionId: `i-${instructions.length + 1}`, botId: bot.botId, kind, symbol, actor: 'owner@example.com', role: 'owner', reason: body?.reason ?? null, state: 'queued', detail: null, expiresAt: iso(Date.now() + 6e5), steps: [{ state: 'queued', at: iso(Date.now()) }] }
  instructions.unshift(view)
  emit('instruction', view)
  ;['sent', 'acknowledged', 'done'].forEach((state, i) => setTimeout(() => {
    view.state = state
    view.steps = [...view.steps, { state, at: iso(Date.now()) }]
    if (state === 'done') {
      if (kind === 'pause') Object.assign(bot, { state: 'paused', paused: true })
      if (kind === 'resume') Object.assign(bot, { state: 'online', paused: false })
      if (kind.startsWith('close')) bot.positions.splice(0).forEach((each) => emit('position_closed', { botId: bot.botId, symbol: each.symbol }))
      view.detail = kind.startsWith('close') ? 'Flat, confirmed by the venue' : 'No entries from now on'
      emit('bot', bot)
      emit('activity', line(bot, 'notice', `${kind} done`))
    }
    emit('instruction', { ...view })
  }, 700 * (i + 1)))
  return { instructionId: view.instructionId }
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const path = url.pathname
  let text = ''
  for await (const chunk of request) text += chunk
  const body = text ? JSON.parse(text) : undefined
  const answer = (value, status = 200) => {
    response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'Set-Cookie': 'XSRF-TOKEN=mock; Path=/' })
    response.end(value === undefined ? '' : JSON.stringify(value))
  }
  const problem = (status, code, detail, problems = []) => answer({ status, code, detail, title: detail, problems }, status)
  if (path === '/api/session' && request.method === 'GET') return answer({ state: session, account: session === 'signed_in' ? { id: 'a', email: 'owner@example.com' } : null, workspace: { id: 'w', name: 'Aster Capital' }, role: 'owner', permissions, mustChangePassword })
  if (path === '/api/session' && request.method === 'POST') return body.password === 'wrong' ? problem(401, 'session.refused', 'E-mail or password is wrong.') : ((session = 'signed_in'), answer({}))
  if (path === '/api/session' && request.method === 'DELETE') return (session = 'signed_out'), answer(undefined, 204)
  if (path === '/api/setup') return (session = 'signed_in'), answer({})
  if (path === '/api/session/password') return (mustChangePassword = false), answer({})
  if (path === '/api/live') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': live\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
    return
  }
  const [, , kind, id, part, symbol] = path.split('/')
  const bot = kind === 'bots' && bots.find((each) => each.botId === id)
  if (request.method === 'GET') {
    if (path === '/api/bots') return answer(bots)
    if (kind === 'bots' && !bot) return problem(404, 'bot.unknown', 'There is no such bot.')
    if (kind === 'bots' && !part) return answer(bot)
    const before = Date.parse(url.searchParams.get('before') ?? '2099-01-01')
    const limit = Number(url.searchParams.get('limit') ?? 500)
    switch (part ?? kind) {
      case 'activity': return answer(activity.filter((each) => !bot || each.botId === id))
      case 'instructions': return answer(bot ? instructions.filter((each) => each.botId === id) : instructions.find((each) => each.instructionId === id))
      case 'candles': return answer(id === 'bot-1' ? candles.filter((each) => Date.parse(each.openTime) < before).slice(-limit) : [])
      case 'verdicts': return answer(bot.key && bot.template ? [evaluated(bot.key.symbols[0])] : [])
      case 'equity': return answer(candles.slice(-400).map((each, i) => ({ at: each.openTime, equity: 10000 + Math.sin(i / 40) * 120 + i, available: 9000, unrealisedPnl: 0, currency: 'USDT' })))
      case 'orders': return answer(trades.slice(0, 30).flatMap(({ trade }) => [{ clientOrderId: trade.entryOrderId, venueOrderId: 'v', symbol: trade.symbol, purpose: 'entry', buy: trade.side === 'long', type: 'market', quantity: trade.quantity, price: null, filled: trade.quantity, averagePrice: trade.entryPrice, status: 'filled', at: trade.entryTime, detail: null }]))
      case 'trades': return id ? answer(trades.find((each) => each.trade.tradeId === id)) : answer(trades.filter((each) => (!url.searchParams.get('bot') || each.botId === url.searchParams.get('bot')) && Date.parse(each.trade.exitTime) < before))
      case 'positions': return answer(positions())
      case 'keys': return answer(keys)
      case 'templates': return answer(id ? templates.find((each) => each.templateId === id) : templates)
      case 'regions': return answer([{ region: 'local', label: 'This machine', provider: 'local', available: true, note: 'A process with a loopback address of its own.' }, { region: 'hetzner.falkenstein', label: 'Falkenstein, DE', provider: 'hetzner', available: false, note: 'Needs an account with the provider.' }])
      case 'components': return answer(catalog)
      case 'system-templates': return answer(['Trend', 'Momentum', 'Mean Reversion', 'Breakout'].map((name) => ({ id: name.toLowerCase().replace(' ', '-'), name, description: definition.description, definition })))
    }
  }
  if (path === '/api/templates/validate') return answer({ errors: body.definition.components?.length ? [] : [{ path: 'components', rule: 'template.protective_stop', message: 'has no protective stop', allowed: 'a stop among the exit rules' }], warnings: [{ path: 'components[1].params.threshold', rule: 'x', message: 'is high for this interval', allowed: '' }] })
  if (path === '/api/bots') return body.name === 'taken' ? problem(409, 'bot.name_taken', 'A bot of this workspace has this name already.', [{ field: 'name', value: 'taken', allowed: 'a name that no other bot has' }]) : answer({ botId: 'bot-1' }, 202)
  if (bot && ['pause', 'resume', 'stop', 'close-all'].includes(part)) return answer(instruct(bot, part.replace('-', '_'), null, body), 202)
  if (bot && part === 'positions') return answer(instruct(bot, 'close_position', symbol, body), 202)
  if (bot && part === 'risk-limits') return (bot.riskLimits = body), (bot.configurationRevision = ++bot.appliedRevision), emit('bot', bot), answer(undefined, 202)
  answer({ keyId: 'key-new', templateId: 'tpl-1' }, 202)
}).listen(PORT, '127.0.0.1', () => console.log(`mock backend on http://127.0.0.1:${PORT}`))
