import type { Performance } from '@/api/contracts'
import { number, percent, signed } from '@/format/numbers'
import { duration } from '@/format/time'

export interface Figure {
  label: string
  /** How it is computed, in words that an operator can check. */
  formula: string
  /** As shown; nothing where it is not defined. */
  value: string | undefined
  tone?: number
}

/** Every key figure with its formula: the formulas of a backtest's report. */
export function keyFigures({ figures: f, equity: e, currency }: Pick<Performance, 'figures' | 'equity' | 'currency'>): Figure[] {
  const amount = (value: number | null) => (value === null ? undefined : signed(value))
  const ratio = (value: number | null, decimals = 2) => (value === null ? undefined : number(value, decimals))
  const share = (value: number | null) => (value === null ? undefined : `${number(value * 100, 1)} %`)
  const start = e.start === null ? ' Needs the equity of each account at its first trade, which is not known here.' : ''
  return [
    { label: `Net PnL, ${currency}`, value: amount(f.netPnl), tone: f.netPnl, formula: 'Sum of gross PnL − fees − funding of every trade.' },
    { label: 'Win rate', value: share(f.winRate), formula: 'Winners / (winners + losers). A trade of exactly zero is neither.' },
    { label: 'Profit factor', value: ratio(f.profitFactor), formula: 'Net PnL of all winners / |net PnL of all losers|.' },
    { label: `Expectancy, ${currency}`, value: amount(f.expectancy), tone: f.expectancy ?? 0, formula: 'Mean net PnL of a trade.' },
    { label: 'Expectancy in R', value: f.expectancyR === null ? undefined : `${signed(f.expectancyR)} R`, formula: 'Mean of net PnL / amount at risk at the first stop, over trades that had one.' },
    { label: 'Payoff', value: ratio(f.payoff), formula: 'Mean winner / |mean loser|.' },
    { label: 'Sharpe', value: ratio(e.sharpe), formula: `Mean / standard deviation of daily returns × √365; days end at 00:00 UTC; risk-free rate 0.${start}` },
    { label: 'Sortino', value: ratio(e.sortino), formula: `Mean of daily returns / √(mean of squared negative returns) × √365.${start}` },
    { label: 'Calmar', value: ratio(e.calmar), formula: `Yearly growth (CAGR, from a week on) / maximum drawdown.${start}` },
    {
      label: e.maxDrawdown === null ? `Max drawdown, ${currency}` : 'Max drawdown',
      value: e.maxDrawdown === null ? signed(-e.maxDrawdownAmount) : percent(-e.maxDrawdown * 100),
      tone: -e.maxDrawdownAmount,
      formula: `Lowest of equity / highest equity before − 1, at the exits. ${signed(-e.maxDrawdownAmount)} ${currency}; longest under water ${duration(e.longestDrawdownSeconds)}.`,
    },
    { label: 'Edge ratio', value: ratio(f.edgeRatio), formula: 'Mean MFE % / mean |MAE %|: how far trades went for against how far they went against.' },
    { label: 'Capture', value: share(f.capture), formula: 'Price moves made / best moves there were (MFE), of all trades.' },
    { label: 'Trades', value: number(f.trades, 0), formula: `${f.wins} winners, ${f.losses} losers, ${f.trades - f.wins - f.losses} exactly even.` },
    { label: `Fees, ${currency}`, value: number(f.fees, 2), formula: 'Entry and exit fees paid.' },
    { label: `Funding, ${currency}`, value: signed(-f.funding), tone: -f.funding, formula: 'Received is positive, paid is negative.' },
    { label: 'Mean hold', value: f.meanHoldSeconds === null ? undefined : duration(f.meanHoldSeconds), formula: 'Mean time from entry to exit.' },
  ]
}
