import type { UTCTimestamp } from 'lightweight-charts'

/** Columns as a chart's points; times in epoch milliseconds, ascending. Of two within one second the later counts. */
export function points(time: number[], value: number[]): { time: UTCTimestamp; value: number }[] {
  const line: { time: UTCTimestamp; value: number }[] = []
  for (let i = 0; i < Math.min(time.length, value.length); i++) {
    const at = Math.floor(time[i]! / 1000) as UTCTimestamp
    if (line.at(-1)?.time === at) line.pop()
    line.push({ time: at, value: value[i]! })
  }
  return line
}

/** Percent below the highest equity so far, zero or negative. */
export function drawdown(equity: number[]): number[] {
  let peak = -Infinity
  return equity.map((value) => {
    peak = Math.max(peak, value)
    return peak > 0 ? (value / peak - 1) * 100 : 0
  })
}

/** Percent above or below the start, so that accounts of different size can be laid over each other. */
export function growth(equity: number[], start: number): number[] {
  return equity.map((value) => (value / start - 1) * 100)
}
