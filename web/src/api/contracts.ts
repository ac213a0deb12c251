/**
 * The shapes that the API speaks, as the contracts module's records write them: ids are strings, enums their codes, instants
 * ISO-8601 in UTC, amounts numbers, an absent optional null. Names are those of the records, so that a generated client can
 * take this file's place.
 */

export type Instant = string
export type Decimal = number

export type BotState =
  | 'deploying'
  | 'online'
  | 'paused'
  | 'offline'
  | 'error'
  | 'sleeping'
  | 'waking'
  | 'winding_down'
  | 'stopped'
export type Side = 'long' | 'short'
export type Severity = 'info' | 'notice' | 'warning' | 'critical'
export type Venue = 'paper' | 'bybit'
export type ContractType = 'linear' | 'inverse'
export type MarginMode = 'isolated' | 'cross'
export type InstructionState = 'queued' | 'sent' | 'acknowledged' | 'done' | 'failed' | 'expired'
export type ComponentRole = 'signal' | 'filter' | 'risk_gate' | 'entry_guard' | 'exit_rule' | 'rule'

export interface Session {
  state: 'setup_required' | 'signed_out' | 'signed_in'
  account: { id: string; email: string } | null
  workspace: { id: string; name: string } | null
  role: string | null
  permissions: string[]
  mustChangePassword: boolean
}

export interface Instance {
  provider: string
  region: string
  address: string
  handle: string
}

export interface KeyOfBot {
  keyId: string
  label: string
  venue: Venue
  paper: boolean
  testnet: boolean
  active: boolean
  symbols: string[]
}

export interface TemplateOfBot {
  templateId: string
  name: string
  version: number
  interval: string
}

export interface RiskLimits {
  maxPositionsPerAsset: number
  maxPositionsTotal: number
  maxLossPerTradePct: Decimal | null
  dailyLossLimitPct: Decimal | null
  dailyLossCloseAll: boolean
  consecutiveLossLimit: number | null
  consecutiveLossPauseMinutes: number
  maxLeverage: Decimal
  maxSlippagePct: Decimal
  apiErrorThreshold: number
  apiErrorWindowMinutes: number
  equityProtectionDrawdownPct: Decimal | null
  minEquity: Decimal | null
}

export interface Position {
  tradeId: string
  symbol: string
  side: Side
  quantity: Decimal
  leverage: Decimal
  entryPrice: Decimal
  entryTime: Instant
  markPrice: Decimal
  unrealisedPnl: Decimal
  stopPrice: Decimal | null
  takeProfitPrice: Decimal | null
  liquidationPrice: Decimal | null
}

export interface BotView {
  botId: string
  name: string
  state: BotState
  stateReason: string | null
  stateSince: Instant
  region: string
  deploymentId: string | null
  instance: Instance | null
  botVersion: string | null
  status: string | null
  statusReason: string | null
  lastHeartbeat: Instant | null
  marketTime: Instant | null
  linkRoundTripMs: number | null
  venueRoundTripMs: number | null
  orderRoundTripMs: number | null
  residentBytes: number | null
  configurationRevision: number
  appliedRevision: number
  paused: boolean
  key: KeyOfBot | null
  template: TemplateOfBot | null
  riskLimits: RiskLimits
  positions: Position[]
  equity: Decimal | null
  currency: string
  netPnlToday: Decimal
  netPnlTotal: Decimal
  trades: number
  wins: number
  deployedAt: Instant
}

export interface ActivityView {
  id: string
  at: Instant
  marketAt: Instant | null
  botId: string
  botName: string
  severity: Severity
  kind: string
  message: string
  actor: string
}

export interface InstructionStep {
  state: InstructionState
  at: Instant
}

export interface InstructionView {
  instructionId: string
  botId: string
  kind: 'pause' | 'resume' | 'stop' | 'close_position' | 'close_all'
  symbol: string | null
  actor: string
  role: string | null
  reason: string | null
  state: InstructionState
  detail: string | null
  expiresAt: Instant
  steps: InstructionStep[]
}

export interface RegionView {
  region: string
  label: string
  provider: string
  available: boolean
  note: string
}

export interface Verdict {
  component: string
  label: string
  role: ComponentRole
  value: string
  score: number
  passed: boolean
  reason: string
}

export interface Excursion {
  price: Decimal
  pct: Decimal
  at: Instant
}

export interface Trade {
  tradeId: string
  symbol: string
  side: Side
  quantity: Decimal
  leverage: Decimal
  entryTime: Instant
  entryReference: Decimal
  entryPrice: Decimal
  entrySlippageBps: Decimal
  entryOrderId: string
  exitTime: Instant
  exitReference: Decimal
  exitPrice: Decimal
  exitSlippageBps: Decimal
  exitOrderId: string
  grossPnl: Decimal
  fees: Decimal
  funding: Decimal
  netPnl: Decimal
  returnPct: Decimal
  mfe: Excursion
  mae: Excursion
  exitReason: string
  signalState: Verdict[]
  templateId: string
  templateVersion: number
  botVersion: string
}

export interface TradeView {
  botId: string
  botName: string
  venue: Venue
  paper: boolean
  testnet: boolean
  templateName: string
  holdSeconds: number
  trade: Trade
}

export interface PositionView {
  botId: string
  botName: string
  paper: boolean
  position: Position
  signalState: Verdict[]
  markedAt: Instant | null
}

export interface OrderReport {
  clientOrderId: string
  venueOrderId: string | null
  symbol: string
  purpose: string
  buy: boolean
  type: string
  quantity: Decimal
  price: Decimal | null
  filled: Decimal
  averagePrice: Decimal | null
  status: string
  at: Instant
  detail: string | null
}

export interface CandleView {
  openTime: Instant
  open: Decimal
  high: Decimal
  low: Decimal
  close: Decimal
  volume: Decimal
  decision: string
  score: number
  stopPrice: Decimal | null
}

export interface CandleEvaluated {
  symbol: string
  interval: string
  openTime: Instant
  open: Decimal
  high: Decimal
  low: Decimal
  close: Decimal
  volume: Decimal
  decision: string
  score: number
  threshold: number
  verdicts: Verdict[]
  stopPrice: Decimal | null
}

export interface EquityPoint {
  at: Instant
  equity: Decimal
  available: Decimal
  unrealisedPnl: Decimal
  currency: string
}

export interface Instrument {
  symbol: string
  enabled: boolean
  leverage: Decimal
  marginMode: MarginMode
}

export interface ExchangeKeyView {
  keyId: string
  label: string
  venue: Venue
  contractType: ContractType
  testnet: boolean
  hint: string
  active: boolean
  botId: string | null
  instruments: Instrument[]
  addedAt: Instant
}

export interface TemplateView {
  templateId: string
  name: string
  version: number
  latestVersion: number
  definition: string
  changedAt: Instant
}

/** The part of a template's document that the dashboard reads; the rest travels through it untouched. */
export interface TemplateDefinition {
  name?: string
  description?: string
  direction?: string
  triggerInterval?: string
  exitAtrInterval?: string
  entryCooldown?: { amount: number; unit: string }
  combination?: { mode: string; threshold?: number }
  sizing?: { mode: string } & Record<string, unknown>
  pyramiding?: number
  sessions?: { label: string; days: string[]; start: string; end: string; enabled: boolean }[]
  components?: {
    component: string
    role: string
    weight?: number
    interval?: string
    params?: Record<string, unknown>
    enabled?: boolean
  }[]
}

export interface ComponentSpec {
  id: string
  name: string
  category: string
  roles: string[]
  description: string
}

export interface SystemTemplate {
  id: string
  name: string
  description: string
  definition: TemplateDefinition | string
}

export interface TemplateProblem {
  path: string
  rule: string
  message: string
  allowed: string
}

export interface TemplateValidation {
  errors: TemplateProblem[]
  warnings: TemplateProblem[]
}

export interface FieldProblem {
  field: string
  value: string
  allowed: string
}

/** RFC 9457, with the product's own code and fields. */
export interface ProblemDetails {
  type?: string
  title?: string
  status?: number
  detail?: string
  code?: string
  problems?: FieldProblem[]
}

/** What the live view sends, by event name. */
export interface LiveEvents {
  bot: BotView
  activity: ActivityView
  trade: TradeView
  position: PositionView
  position_closed: { botId: string; symbol: string }
  candle: { botId: string; symbol: string; interval: string; candle: CandleView; evaluated: CandleEvaluated }
  equity: { botId: string; point: EquityPoint }
  instruction: InstructionView
  key: ExchangeKeyView
  template: TemplateView
}
export type LiveEventName = keyof LiveEvents
export type LiveEvent = { [N in LiveEventName]: { name: N; data: LiveEvents[N] } }[LiveEventName]
