import type {
  Permission, ActivityView, BotView, CandleView, InstructionView, Position, PositionView, RiskLimits, Session, Trade, TradeChoices, TradeFigures, TradeInDetail, TradeLine, TradesFound, TradeView } from '@/api/contracts'

/** Plain things to test with; each test names only what it is about. */

export const riskLimits: RiskLimits = {
  maxPositionsPerAsset: 1,
  maxPositionsTotal: 5,
  maxLossPerTradePct: 2,
  dailyLossLimitPct: 5,
  dailyLossCloseAll: false,
  consecutiveLossLimit: 5,
  consecutiveLossPauseMinutes: 60,
  maxLeverage: 10,
  maxSlippagePct: 0.5,
  apiErrorThreshold: 10,
  apiErrorWindowMinutes: 5,
  equityProtectionDrawdownPct: null,
  minEquity: null,
}

export function bot(change: Partial<BotView> = {}): BotView {
  return {
    botId: 'bot-1',
    name: 'btc-trend',
    state: 'online',
    stateReason: null,
    stateSince: '2026-01-01T00:00:00Z',
    region: 'local',
    deploymentId: 'deployment-1',
    instance: { provider: 'local', region: 'local', address: '127.77.0.2', handle: '4711' },
    botVersion: '0.1.0',
    status: 'trading',
    statusReason: null,
    lastHeartbeat: '2026-01-01T00:00:00Z',
    marketTime: '2022-01-04T12:00:00Z',
    linkRoundTripMs: 0.4,
    venueRoundTripMs: 1.2,
    orderRoundTripMs: null,
    residentBytes: 90_000_000,
    configurationRevision: 3,
    appliedRevision: 3,
    paused: false,
    key: { keyId: 'key-1', label: 'paper one', venue: 'paper', paper: true, testnet: false, active: true, symbols: ['BTCUSDT'] },
    template: { templateId: 'template-1', name: 'Trend', version: 2, interval: '5m' },
    riskLimits,
    positions: [],
    equity: 10_000,
    currency: 'USDT',
    netPnlToday: 12.5,
    netPnlTotal: -3,
    trades: 4,
    wins: 3,
    deployedAt: '2026-01-01T00:00:00Z',
    riskUse: null,
    address: '127.77.0.2',
    session: null,
    restartableAt: null,
    newerVersion: null,
    replacing: null,
    venueLatency: null,
    recentTrades: 4,
    recentWins: 3,
    ...change,
  }
}

export function position(change: Partial<Position> = {}): Position {
  return {
    tradeId: 'trade-open',
    symbol: 'BTCUSDT',
    side: 'long',
    quantity: 0.2,
    leverage: 5,
    entryPrice: 46_000,
    entryTime: '2022-01-04T10:00:00Z',
    markPrice: 46_100,
    unrealisedPnl: 20,
    stopPrice: 45_500,
    takeProfitPrice: null,
    liquidationPrice: 38_000,
    ...change,
  }
}

export function positionView(change: Partial<PositionView> = {}): PositionView {
  return { botId: 'bot-1', botName: 'btc-trend', paper: true, position: position(), signalState: [], markedAt: '2022-01-04T12:00:00Z', ...change }
}

export function tradeView(change: Partial<Trade> = {}, view: Partial<TradeView> = {}): TradeView {
  const trade: Trade = {
    tradeId: 'trade-1',
    symbol: 'BTCUSDT',
    side: 'long',
    quantity: 0.2,
    leverage: 5,
    entryTime: '2022-01-04T10:00:00Z',
    entryReference: 46_000,
    entryPrice: 46_001,
    entrySlippageBps: 0.2,
    entryOrderId: 'order-in',
    exitTime: '2022-01-04T11:00:00Z',
    exitReference: 46_200,
    exitPrice: 46_199,
    exitSlippageBps: -0.2,
    exitOrderId: 'order-out',
    grossPnl: 39.6,
    fees: 10.1,
    funding: 0.5,
    netPnl: 29,
    returnPct: 1.57,
    mfe: { price: 46_300, pct: 0.65, at: '2022-01-04T10:40:00Z' },
    mae: { price: 45_900, pct: -0.22, at: '2022-01-04T10:05:00Z' },
    exitReason: 'take_profit',
    signalState: [],
    templateId: 'template-1',
    templateVersion: 2,
    botVersion: '0.1.0',
    circumstances: null,
    ...change,
  }
  return { botId: 'bot-1', botName: 'btc-trend', venue: 'paper', paper: true, testnet: false, templateName: 'Trend', holdSeconds: 3600, trade, ...view }
}

export function candle(minute: number, change: Partial<CandleView> = {}): CandleView {
  const openTime = new Date(Date.UTC(2022, 0, 4, 10, minute)).toISOString()
  return { openTime, open: 100, high: 110, low: 90, close: 105, volume: 3, decision: 'none', score: 0, stopPrice: null, inSession: true, ...change }
}

export function activity(change: Partial<ActivityView> = {}): ActivityView {
  return { id: '1', at: '2026-01-01T00:00:00Z', marketAt: null, botId: 'bot-1', botName: 'btc-trend', severity: 'info', kind: 'bot.paused', message: 'Paused', actor: 'system', ...change }
}

export function instruction(change: Partial<InstructionView> = {}): InstructionView {
  return {
    instructionId: 'instruction-1',
    botId: 'bot-1',
    kind: 'pause',
    symbol: null,
    what: null,
    actor: 'owner@example.com',
    staff: false,
    role: 'owner',
    reason: null,
    state: 'queued',
    detail: null,
    expiresAt: '2026-01-01T00:10:00Z',
    steps: [{ state: 'queued', at: '2026-01-01T00:00:00Z' }],
    ...change,
  }
}

export const EVERY_PERMISSION: Permission[] = [
  'org.view', 'org.update', 'org.delete', 'org.transfer', 'members.view', 'members.invite', 'members.change_role', 'members.remove',
  'bots.view', 'bots.deploy', 'bots.configure', 'bots.assign_key', 'bots.assign_template', 'bots.pause_resume', 'bots.stop', 'positions.close',
  'positions.close_all', 'risk.edit', 'keys.view', 'keys.manage', 'keys.delete', 'templates.view', 'templates.edit', 'templates.delete', 'analytics.view', 'audit.view', 'backtests.view', 'backtests.run', 'data.delete',
]

export function session(change: Partial<Session> = {}): Session {
  return {
    state: 'signed_in',
    account: { id: 'account-1', email: 'owner@example.com' },
    workspace: { id: 'workspace-1', name: 'Aster', slug: 'aster', kind: 'organisation' },
    workspaces: [
      { workspaceId: 'workspace-0', name: 'Personal', slug: '', kind: 'personal', role: 'owner' },
      { workspaceId: 'workspace-1', name: 'Aster', slug: 'aster', kind: 'organisation', role: 'owner' },
    ],
    outbox: false,
    staff: false,
    role: 'owner',
    permissions: EVERY_PERMISSION,
    mustChangePassword: false,
    ...change,
  }
}

export function tradeFigures(change: Partial<TradeFigures> = {}): TradeFigures {
  return {
    trades: 2, wins: 1, losses: 1, winRate: 0.5, grossPnl: 30, fees: 20, funding: 1, netPnl: 9, profitFactor: 1.45, expectancy: 4.5, averageWin: 29, averageLoss: 20,
    payoff: 1.45, expectancyR: 0.4, edgeRatio: 2.1, capture: 0.3, meanHoldSeconds: 3600, ...change,
  }
}

export function tradeLine(change: Partial<TradeLine> = {}): TradeLine {
  return {
    tradeId: 'trade-1', botId: 'bot-1', botName: 'btc-trend', keyId: 'key-1', venue: 'paper', money: 'paper', symbol: 'BTCUSDT', side: 'long', quantity: 0.2, leverage: 5,
    entryTime: '2022-01-04T10:00:00Z', entryPrice: 46_001, exitTime: '2022-01-04T11:00:00Z', exitPrice: 46_199, currency: 'USDT', grossPnl: 39.6, fees: 10.1, funding: 0.5,
    netPnl: 29, returnPct: 1.57, rMultiple: 1.5, mfePct: 0.65, maePct: -0.22, holdSeconds: 3600, exitReason: 'take_profit', templateId: 'template-1', templateName: 'Trend',
    templateVersion: 2, entrySlippageBps: 0.2, exitSlippageBps: -0.2, entryLatencyMs: 21.5, exitLatencyMs: null, ...change,
  }
}

export function tradesFound(lines: TradeLine[]): TradesFound {
  return { lines, total: lines.length, sums: lines.length ? [{ money: 'paper', currency: 'USDT', figures: tradeFigures({ trades: lines.length }) }] : [] }
}

export function tradeChoices(change: Partial<TradeChoices> = {}): TradeChoices {
  const none = { bots: [], keys: [], venues: [], symbols: [], templates: [], exitReasons: [], money: [], currencies: [], latest: null }
  return { ...none, ...change }
}

export function tradeDetail(change: Partial<Trade> = {}, detail: Partial<TradeInDetail> = {}): TradeInDetail {
  return {
    view: tradeView(change), rMultiple: 1.5, stopPath: [], orders: [], deploymentId: 'deployment-1', keyId: 'key-1', contractType: 'linear', marginMode: 'isolated',
    openedStep: 'ledger-3', closedStep: 'ledger-9', ...detail,
  }
}
