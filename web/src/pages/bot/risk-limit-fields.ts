import type { RiskLimits } from '@/api/contracts'

/** What can be set, in which unit and range, and what happens at the limit. Ranges are those of the contracts' RiskLimits. */

export interface LimitField {
  name: keyof RiskLimits
  label: string
  unit?: string
  min: number
  max: number
  whole?: boolean
  /** Where switching off is allowed: the value that switching on starts with. */
  optional?: number
  breach: string
}

export const LIMIT_GROUPS: { title: string; fields: LimitField[] }[] = [
  {
    title: 'Position',
    fields: [
      { name: 'maxPositionsPerAsset', label: 'Positions per asset', min: 1, max: 10, whole: true, breach: 'Blocks entries on that instrument until one closes.' },
      { name: 'maxPositionsTotal', label: 'Positions in total', min: 1, max: 50, whole: true, breach: 'Blocks every entry until one closes.' },
    ],
  },
  {
    title: 'Loss',
    fields: [
      { name: 'maxLossPerTradePct', label: 'Loss per trade', unit: '% of equity', min: 0.1, max: 50, optional: 2, breach: 'Closes that position at market.' },
      { name: 'dailyLossLimitPct', label: 'Daily loss', unit: '% of equity at 00:00 UTC', min: 0.5, max: 100, optional: 5, breach: 'No new entries until 00:00 UTC.' },
      { name: 'consecutiveLossLimit', label: 'Losses in a row', unit: 'trades', min: 2, max: 50, whole: true, optional: 5, breach: 'Pauses entries for the time below.' },
      { name: 'consecutiveLossPauseMinutes', label: 'Pause after losses in a row', unit: 'min, 0 until resumed', min: 0, max: 1440, whole: true, breach: 'Entries resume by themselves, or by hand with 0.' },
      { name: 'equityProtectionDrawdownPct', label: 'Equity protection', unit: '% below peak equity', min: 1, max: 90, optional: 20, breach: 'Pauses and closes all, until resumed by hand.' },
      { name: 'minEquity', label: 'Least equity', unit: 'quote currency', min: 0, max: 1_000_000_000, optional: 0, breach: 'Blocks entries.' },
    ],
  },
  {
    title: 'Execution safety',
    fields: [
      { name: 'maxLeverage', label: 'Leverage', unit: '×', min: 1, max: 125, breach: 'Entry leverage is capped to it.' },
      { name: 'maxSlippagePct', label: 'Slippage', unit: '% of the reference price', min: 0.01, max: 10, breach: 'The unfilled rest of an entry is dropped. Exits are never blocked.' },
      { name: 'apiErrorThreshold', label: 'Venue errors', unit: 'in the window', min: 1, max: 100, whole: true, breach: 'Pauses entries until the venue answers cleanly again.' },
      { name: 'apiErrorWindowMinutes', label: 'Window for venue errors', unit: 'min', min: 1, max: 60, whole: true, breach: 'How far back errors count.' },
    ],
  },
]

/** Typed text by field; an empty text stands for a limit that is off. */
export type LimitTexts = Record<string, string>

export function toTexts(limits: RiskLimits): LimitTexts {
  return Object.fromEntries(fields().map(({ name }) => [name, limits[name] === null ? '' : String(limits[name])]))
}

/** Why a text cannot be taken, or nothing. */
export function limitProblem(field: LimitField, text: string): string | undefined {
  if (text.trim() === '') return field.optional === undefined ? `Needs a number from ${range(field)}.` : undefined
  const value = Number(text)
  if (Number.isNaN(value)) return `“${text}” is not a number.`
  if (field.whole && !Number.isInteger(value)) return 'Whole numbers only.'
  if (field.name === 'consecutiveLossPauseMinutes' && value > 0 && value < 5) return '0, or 5 to 1440.'
  if (value < field.min || value > field.max) return `Allowed: ${range(field)}.`
  return undefined
}

export function range({ min, max, name }: LimitField): string {
  return name === 'minEquity' ? '0 or more' : `${min} to ${max}`
}

/** The limits that the texts say; only for texts without a problem. */
export function fromTexts(texts: LimitTexts, dailyLossCloseAll: boolean): RiskLimits {
  const entries = fields().map(({ name }) => [name, texts[name]?.trim() ? Number(texts[name]) : null])
  return { ...Object.fromEntries(entries), dailyLossCloseAll } as RiskLimits
}

/** What would change, in words, for the confirmation. */
export function changes(before: RiskLimits, after: RiskLimits): string[] {
  const show = (value: unknown) => (value === null ? 'off' : typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value))
  const named: { name: keyof RiskLimits; label: string }[] = [...fields(), { name: 'dailyLossCloseAll', label: 'Close all at the daily loss' }]
  return named.filter(({ name }) => before[name] !== after[name]).map(({ name, label }) => `${label}: ${show(before[name])} → ${show(after[name])}`)
}

function fields(): LimitField[] {
  return LIMIT_GROUPS.flatMap((group) => group.fields)
}
