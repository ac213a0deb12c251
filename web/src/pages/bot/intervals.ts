import { useEffect, useRef } from 'react'
import type { CandleView } from '@/api/contracts'

/** The intervals that a chart is looked at in: the bot's own and multiples of it, put together from its candles. */

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
const OFFERED = ['1m', '5m', '15m', '1h', '4h', '1d']

/** Of `5m`; 0 for what is no interval. */
export function secondsOf(interval: string | undefined): number {
  const found = /^([1-9][0-9]{0,3})([smhdw])$/.exec(interval ?? '')
  return found ? Number(found[1]) * UNITS[found[2]!]! : 0
}

/** The bot's own interval and the longer ones that it divides. */
export function intervalsFrom(own: string | undefined): string[] {
  const least = secondsOf(own)
  if (!own || least === 0) return []
  return [own, ...OFFERED.filter((each) => secondsOf(each) > least && secondsOf(each) % least === 0)]
}

/** Candles put together; the stop and the session are those at the end, a decision that enters counts for the whole. */
export function aggregated(candles: CandleView[], seconds: number): CandleView[] {
  const groups: CandleView[] = []
  let began = NaN
  for (const candle of candles) {
    const start = Math.floor(Date.parse(candle.openTime) / 1000 / seconds) * seconds
    const last = groups.at(-1)
    if (last && start === began) {
      groups[groups.length - 1] = {
        ...candle,
        openTime: last.openTime,
        open: last.open,
        high: Math.max(last.high, candle.high),
        low: Math.min(last.low, candle.low),
        volume: last.volume + candle.volume,
        decision: last.decision.startsWith('enter') ? last.decision : candle.decision,
        inSession: last.inSession || candle.inSession,
      }
    } else {
      began = start
      groups.push({ ...candle, openTime: new Date(start * 1000).toISOString() })
    }
  }
  return groups
}

/** Opening times of the candles before and after one; without one, of the last but one. */
export function neighbours(candles: CandleView[] | undefined, picked: string | undefined): [string | undefined, string | undefined] {
  if (!candles) return [undefined, undefined]
  const at = picked === undefined ? candles.length - 1 : candles.findIndex((each) => Date.parse(each.openTime) === Date.parse(picked))
  return at < 0 ? [undefined, undefined] : [candles[at - 1]?.openTime, candles[at + 1]?.openTime]
}

/** 1 is the first choice, and so on; while nobody types and no dialog is open. */
export function useNumberKeys(choices: string[], choose: (choice: string) => void): void {
  const latest = useRef({ choices, choose })
  latest.current = { choices, choose }
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      if (typing || event.metaKey || event.ctrlKey || event.altKey || document.querySelector('[role=dialog],[role=alertdialog]')) return
      const choice = /^[1-9]$/.test(event.key) ? latest.current.choices[Number(event.key) - 1] : undefined
      if (choice) latest.current.choose(choice)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
