const MINUTES = { '1m': 1, '3m': 3, '5m': 5, '15m': 15, '30m': 30, '1h': 60, '2h': 120, '4h': 240, '1d': 1440 } as const

export type IntervalLabel = keyof typeof MINUTES
export const INTERVALS = Object.keys(MINUTES) as IntervalLabel[]
/** In one set. */
export const MOST_CANDLES = 1_100_000

/** How many candles lie between two days, the second not included; nothing while a day is missing. */
export function candlesIn(from: string, to: string, interval: IntervalLabel): number | undefined {
  const span = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)
  return Number.isNaN(span) ? undefined : Math.floor(span / (MINUTES[interval] * 60_000))
}
