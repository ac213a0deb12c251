import type { BacktestHeadline } from '@/api/backtests'
import { number, percent, signed } from '@/format/numbers'

interface Change {
  label: string
  value: string
  /** Against the definition before; empty without one, or where nothing changed. */
  change: string
  better?: boolean
}

interface Figure {
  label: string
  of: (headline: BacktestHeadline) => number | null
  show: (value: number) => string
  difference: (value: number) => string
  /** Whether more is better; a figure that is neither is only shown. */
  more?: boolean
}

const FIGURES: Figure[] = [
  { label: 'Net return', of: (it) => it.netReturn * 100, show: (it) => percent(it), difference: (it) => `${signed(it, 2)} pp`, more: true },
  { label: 'Profit factor', of: (it) => it.profitFactor, show: (it) => number(it, 2), difference: (it) => signed(it, 2), more: true },
  { label: 'Win rate', of: (it) => it.winRate && it.winRate * 100, show: (it) => `${number(it, 1)} %`, difference: (it) => `${signed(it, 1)} pp`, more: true },
  { label: 'Largest drawdown', of: (it) => it.maxDrawdown * 100, show: (it) => `${number(it, 2)} %`, difference: (it) => `${signed(it, 2)} pp`, more: false },
  { label: 'Sharpe', of: (it) => it.sharpe, show: (it) => number(it, 2), difference: (it) => signed(it, 2), more: true },
  { label: 'Trades', of: (it) => it.trades, show: (it) => number(it, 0), difference: (it) => signed(it, 0) },
]

/** The headline figures, and what has changed since the definition before. */
export function changes(now: BacktestHeadline, before: BacktestHeadline | undefined): Change[] {
  return FIGURES.map(({ label, of, show, difference, more }) => {
    const value = of(now)
    const former = before && of(before)
    const text = value === null ? '–' : show(value)
    if (value === null || former === null || former === undefined) return { label, value: text, change: '' }
    const change = difference(value - former)
    if (!/[1-9]/.test(change)) return { label, value: text, change: '' }
    return { label, value: text, change, better: more === undefined ? undefined : value > former === more }
  })
}
