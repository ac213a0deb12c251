import type { WalkForward } from '@/api/searches'

/** What one would have become of, window after window: the start, then a point for each window's end. */
export function chained(walk: Pick<WalkForward, 'windows'>): number[] {
  const line = [1]
  for (const each of walk.windows) line.push(line.at(-1)! * (1 + (each.traded?.netReturn ?? 0)))
  return line
}
