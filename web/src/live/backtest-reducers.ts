import type { BacktestProgress, BacktestView } from '@/api/backtests'
import type { LiveEvent } from '@/api/contracts'

/** What live events do to cached answers about backtests. Pure, like the other reducers. */

export function reduceBacktests(backtests: BacktestView[], event: LiveEvent): BacktestView[] {
  if (event.name === 'backtest_deleted') {
    return backtests.some((each) => each.backtestId === event.data.backtestId) ? backtests.filter((each) => each.backtestId !== event.data.backtestId) : backtests
  }
  if (event.name !== 'backtest') return backtests
  return backtests.some((each) => each.backtestId === event.data.backtestId)
    ? backtests.map((each) => (each.backtestId === event.data.backtestId ? event.data : each))
    : [event.data, ...backtests]
}

export function reduceBacktest(backtest: BacktestView, event: LiveEvent): BacktestView {
  return event.name === 'backtest' && event.data.backtestId === backtest.backtestId ? event.data : backtest
}

export function reduceProgress(backtestId: string, progress: BacktestProgress | null, event: LiveEvent): BacktestProgress | null {
  return event.name === 'backtest_progress' && event.data.backtestId === backtestId ? event.data : progress
}
