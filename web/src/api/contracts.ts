import type { BacktestProgress, BacktestView } from './backtests'
import type { components } from './schema'

/**
 * The shapes that the API speaks, under the dashboard's names. They are made from the backend's own OpenAPI document (`openapi.json`, held against the
 * running backend by its tests; `npm run generate` makes `schema.d.ts`): ids are strings, instants ISO-8601 in UTC, amounts numbers, an absent optional null.
 */
type Schemas = components['schemas']

export type Instant = string
export type Decimal = number

export type Session = Schemas['SessionView']
export type WorkspaceView = Schemas['WorkspaceView']
export type Membership = Schemas['MembershipView']
export type MemberView = Schemas['MemberView']
export type InvitationView = Schemas['InvitationView']
export type InvitationSeen = Schemas['InvitationSeen']
export type RoleMatrix = Schemas['RoleMatrix']
export type OutboxView = Schemas['OutboxView']
export type Role = MemberView['role']
export type Instance = Schemas['Instance']
export type KeyOfBot = Schemas['KeyOfBot']
export type TemplateOfBot = Schemas['TemplateOfBot']
export type RiskLimits = Schemas['RiskLimits']
export type RiskUse = Schemas['RiskUse']
export type Position = Schemas['Position']
export type BotView = Schemas['BotView']
export type ActivityView = Schemas['ActivityView']
export type InstructionStep = Schemas['Step']
export type InstructionView = Schemas['InstructionView']
export type SessionWindow = Schemas['SessionWindow']
export type DeploymentView = Schemas['DeploymentView']
export type RegionView = Schemas['RegionView']
export type RegionLatencyView = Schemas['RegionLatencyView']
export type ProbeView = Schemas['ProbeView']
export type Percentiles = Schemas['Percentiles']
export type Verdict = Schemas['Verdict']
export type Excursion = Schemas['Excursion']
export type Trade = Schemas['Trade']
export type TradeView = Schemas['TradeView']
export type TradeLine = Schemas['TradeLine']
export type TradeFigures = Schemas['TradeFigures']
export type TradesFound = Schemas['TradesFound']
export type TradeChoices = Schemas['TradeChoices']
export type TradeInDetail = Schemas['TradeInDetail']
export type StopStep = TradeInDetail['stopPath'][number]
export type Performance = Schemas['Performance']
export type Money = TradeLine['money']
export type PositionView = Schemas['PositionView']
export type OrderReport = Schemas['OrderReport']
export type CandleView = Schemas['CandleView']
export type CandleEvaluated = Schemas['CandleEvaluated']
export type EquityPoint = Schemas['EquityPoint']
export type EntryOutlook = Schemas['EntryOutlook']
export type EntryCheck = Schemas['EntryCheck']
export type EntryStanding = EntryCheck['standing']
export type FleetEquityPoint = Schemas['FleetEquityPoint']
export type Instrument = Schemas['Instrument']
export type ExchangeKeyView = Schemas['ExchangeKeyView']
export type KeyFindings = NonNullable<ExchangeKeyView['findings']>
export type TemplateView = Schemas['TemplateView']
export type ComponentSpec = Schemas['CatalogEntry']
export type SystemTemplate = Schemas['SystemTemplateEntry']
export type TemplateProblem = Schemas['Problem']
export type TemplateValidation = Schemas['Judgement']
export type BillingView = Schemas['BillingView']
export type StatementView = Schemas['StatementView']
export type RateView = Schemas['RateView']

export type AuditEntry = Schemas['AuditEntry']
export type AuditEntryView = Schemas['AuditEntryView']
export type AuditPage = Schemas['AuditPage']
export type AuditChoices = Schemas['AuditChoices']
export type AuditVerification = Schemas['AuditVerification']
export type BotStep = Schemas['BotStep']
export type BotSteps = Schemas['BotSteps']
export type BotThen = Schemas['BotThen']
export type BotReplay = Schemas['BotReplay']

export type BotState = BotView['state']
export type Side = Trade['side']
export type Severity = ActivityView['severity']
export type Venue = ExchangeKeyView['venue']
export type ContractType = ExchangeKeyView['contractType']
export type MarginMode = Instrument['marginMode']
export type InstructionState = InstructionView['state']
export type Permission = Session['permissions'][number]
export type ComponentRole = 'signal' | 'filter' | 'risk_gate' | 'entry_guard' | 'exit_rule' | 'rule'

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
  sessions?: { label: string; days: string[]; start: string; end: string; zone?: string; enabled: boolean }[]
  components?: {
    component: string
    role: string
    weight?: number
    interval?: string
    params?: Record<string, unknown>
    enabled?: boolean
  }[]
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
  backtest: BacktestView
  backtest_progress: BacktestProgress
  backtest_deleted: { backtestId: string }
}
export type LiveEventName = keyof LiveEvents
export type LiveEvent = { [N in LiveEventName]: { name: N; data: LiveEvents[N] } }[LiveEventName]
