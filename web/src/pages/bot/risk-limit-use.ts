import type { RiskLimits, RiskUse } from '@/api/contracts'
import { number } from '@/format/numbers'

/** How far a limit is used now. */
export interface LimitUse {
  text: string
  /** 0 to 1 and beyond; empty where a share says nothing. */
  share?: number
  /** Whether being at the limit is the bot's everyday business. */
  everyday?: boolean
}

const percent = (value: number) => `${number(Math.max(0, value), 2)} %`

/** The use of the limit in force, or nothing where the bot has not said or the limit is off. */
export function useOfLimit(name: keyof RiskLimits, limits: RiskLimits, use: RiskUse | null): LimitUse | undefined {
  if (!use) return undefined
  const of = (value: number, limit: number | null, text: (value: number) => string): LimitUse | undefined =>
    limit === null ? undefined : { text: `Now ${text(value)} of ${text(limit)}`, share: Math.max(0, value) / limit }
  const plain = (value: number) => String(value)
  switch (name) {
    case 'maxPositionsPerAsset':
      return { ...of(use.fullestAsset, limits.maxPositionsPerAsset, plain)!, everyday: true }
    case 'maxPositionsTotal':
      return { ...of(use.positions, limits.maxPositionsTotal, plain)!, everyday: true }
    case 'maxLossPerTradePct':
      return of(use.worstLossPct, limits.maxLossPerTradePct, percent)
    case 'dailyLossLimitPct':
      return use.dayStartEquity === null ? undefined : of(use.dailyLossPct, limits.dailyLossLimitPct, percent)
    case 'consecutiveLossLimit':
      return of(use.consecutiveLosses, limits.consecutiveLossLimit, plain)
    case 'equityProtectionDrawdownPct':
      return use.peakEquity === null ? undefined : of(use.drawdownPct, limits.equityProtectionDrawdownPct, percent)
    case 'minEquity':
      return limits.minEquity === null || use.equity === null ? undefined : { text: `Now ${number(use.equity, 2)}`, share: use.equity > 0 ? limits.minEquity / use.equity : 1 }
    case 'maxLeverage':
      return use.highestLeverage === 0 ? undefined : of(use.highestLeverage, limits.maxLeverage, (value) => `${number(value, 1)} ×`)
    case 'apiErrorThreshold':
      return of(use.venueErrors, limits.apiErrorThreshold, plain)
    default:
      return undefined
  }
}

/** What a change does at once, in words, because a limit is used that far already. */
export function actsAtOnce(after: RiskLimits, use: RiskUse | null): string[] {
  if (!use) return []
  const reached = (value: number, limit: number | null) => limit !== null && value >= limit
  return [
    ...(reached(use.worstLossPct, after.maxLossPerTradePct) ? [`A position has lost ${percent(use.worstLossPct)} of equity: it is closed at market at the next close.`] : []),
    ...(reached(use.dailyLossPct, after.dailyLossLimitPct)
      ? [`Today’s loss is ${percent(use.dailyLossPct)}: no new entries until 00:00 UTC${after.dailyLossCloseAll ? ', and all positions are closed at market' : ''}.`]
      : []),
    ...(reached(use.drawdownPct, after.equityProtectionDrawdownPct) ? [`Equity is ${percent(use.drawdownPct)} below its peak: the bot is paused and all positions are closed at market.`] : []),
    ...(reached(use.consecutiveLosses, after.consecutiveLossLimit) ? [`${use.consecutiveLosses} losses in a row: entries pause.`] : []),
    ...(use.positions >= after.maxPositionsTotal ? [`${use.positions} positions are open: nothing is opened until one closes.`] : []),
    ...(after.minEquity !== null && use.equity !== null && use.equity < after.minEquity ? [`Equity is ${number(use.equity, 2)}: entries are blocked.`] : []),
    ...(use.highestLeverage > after.maxLeverage ? [`A position stands at ${number(use.highestLeverage, 1)} × leverage: it stays, entries are capped.`] : []),
  ]
}
