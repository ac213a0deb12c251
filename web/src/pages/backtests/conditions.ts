import type { BacktestConditions } from '@/api/backtests'
import type { CandleSet } from '@/api/candles'

/** The conditions that the form begins with: those of the command line. */
export const STANDARD: BacktestConditions = {
  candleSets: [],
  from: null,
  to: null,
  cash: 10_000,
  leverage: 3,
  marginMode: 'isolated',
  takerFee: 0.00055,
  makerFee: null,
  slippageBps: 2,
  fill: 'intrabar',
  funding: true,
  sessions: true,
  riskLimits: false,
  inSampleTo: null,
  contract: { type: 'linear', contractSize: 1, tickSize: 0, lotSize: 0, minQuantity: 0, minNotional: 0, maintenanceMargin: 0.005 },
}

/** The same with one more set of candles; the first says whether the contract is linear or inverse. */
export function withCandles(conditions: BacktestConditions, set: CandleSet): BacktestConditions {
  const first = conditions.candleSets.length === 0
  return {
    ...conditions,
    candleSets: [...conditions.candleSets, set.candleSetId],
    contract: first ? { ...conditions.contract, type: set.contractType } : conditions.contract,
  }
}

const MOST_CANDLES = 600_000

/** How many candles the conditions take in, about: gaps are not counted. */
export function candleCount(conditions: BacktestConditions, sets: CandleSet[]): number {
  return sets.reduce((sum, { span }) => {
    const from = Math.max(Date.parse(span.from), conditions.from ? Date.parse(conditions.from) : -Infinity)
    const to = Math.min(Date.parse(span.to), conditions.to ? Date.parse(conditions.to) : Infinity)
    const whole = Date.parse(span.to) - Date.parse(span.from)
    return sum + (to <= from || whole <= 0 ? 0 : Math.round((span.candles * (to - from)) / whole))
  }, 0)
}

export const tooMany = (count: number) => count > MOST_CANDLES

/** A share as the form shows it, and back without the noise of division. */
export const toPercent = (share: number) => Number((share * 100).toPrecision(12))
export const fromPercent = (percent: number) => Number((percent / 100).toPrecision(12))

/** The day of an instant, and the instant at which a day begins, UTC. */
export const dayOf = (instant: string | null) => instant?.slice(0, 10) ?? ''
export const beginOf = (day: string) => (day ? `${day}T00:00:00Z` : null)

const CHOSEN = 'plutarc.backtest.candles'
const DRAFT = 'plutarc.backtest.draft'

/** The candles chosen last, on this device. */
export const lastCandles = () => localStorage.getItem(CHOSEN)
export const rememberCandles = (candleSetId: string) => localStorage.setItem(CHOSEN, candleSetId)

/** A draft on its way from the builder to a backtest, in this tab. */
export const handOver = (definition: string) => sessionStorage.setItem(DRAFT, definition)
export const handedOver = () => sessionStorage.getItem(DRAFT)

/** The set that was chosen before, where it is still there. */
export function chosenOrFirst(sets: CandleSet[] | undefined, wanted: string | null): CandleSet | undefined {
  return sets?.find((set) => set.candleSetId === wanted) ?? sets?.[0]
}
