import type { BacktestHeadline, BacktestReport, BacktestTrade, BacktestView, TradeFigures } from '@/api/backtests'
import { STANDARD } from '@/pages/backtests/conditions'

/** Plain backtests to test with. */

export function headline(change: Partial<BacktestHeadline> = {}): BacktestHeadline {
  return {
    candles: 2000, firstTime: '2022-01-01T00:00:00Z', lastTime: '2022-01-30T00:00:00Z', trades: 12, finalEquity: 10_820, netReturn: 0.082, buyAndHold: -0.17, winRate: 0.5, profitFactor: 1.6,
    expectancy: 68.3, sharpe: 1.9, maxDrawdown: 0.043, costs: 120, exposure: 0.4, doubts: 1, elapsedMillis: 31, ...change,
  }
}

export function backtest(change: Partial<BacktestView> = {}): BacktestView {
  return {
    backtestId: 'run-1', name: 'Trend v2 · BTCUSDT', state: 'completed', subject: { templateId: 'template-1', version: 2, name: 'Trend' }, conditions: { ...STANDARD, candleSets: ['btc-2022-01'] },
    kind: { type: 'single_run' }, headline: headline(), reason: null, by: 'owner@example.com', requestedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T00:00:01Z', ...change,
  }
}

export function simulated(change: Partial<BacktestTrade> = {}): BacktestTrade {
  return {
    number: 1, symbol: 'BTCUSDT', side: 'long', quantity: 0.2, leverage: 3, entryTime: '2022-01-04T10:00:00Z', entryReference: 46_000, entryPrice: 46_009, exitTime: '2022-01-04T11:00:00Z',
    exitReference: 46_200, exitPrice: 46_190, grossPnl: 36, fees: 10, funding: 0, netPnl: 26, returnPct: 0.9, rMultiple: 0.5, mfePct: 0.6, maePct: -0.2, barsHeld: 60, exitReason: 'take_profit',
    score: 0.7, signalState: [], ...change,
  }
}

const figures: TradeFigures = {
  trades: 12, wins: 6, losses: 6, winRate: 0.5, netPnl: 820, grossProfit: 2180, grossLoss: 1360, profitFactor: 1.6, expectancy: 68.3, averageWin: 363, averageLoss: 226, payoff: 1.6, expectancyR: 0.3,
  longestWinStreak: 3, longestLossStreak: 2, averageHoldMillis: 3_600_000, fees: 110, funding: 10, edgeRatio: 1.2, capture: 0.4,
}

export function report(change: Partial<BacktestReport> = {}): BacktestReport {
  return {
    subject: { templateId: 'template-1', version: 2, name: 'Trend' }, templateVersion: 'abc123', conditions: { ...STANDARD, candleSets: ['btc-2022-01'] }, headline: headline(),
    markets: [{ candleSet: 'btc-2022-01', symbol: 'BTCUSDT', interval: '1m', candles: 2000, missing: 0, firstPrice: 46_000, lastPrice: 38_000 }], trades: figures,
    equity: { days: 30, cagr: 1.5, sharpe: 1.9, sortino: 2.4, maxDrawdown: 0.043, calmar: 30, longestDrawdownMillis: 86_400_000 }, line: { time: [], equity: [], held: [] },
    blocked: [{ blocker: 'adx', role: 'filter', label: 'ADX 14 above 25', entries: 40, alone: 12, trades: 30, winners: 9, netPct: -9, expectancyPct: -0.3 }, { blocker: 'session', role: 'rule', label: 'session', entries: 0, alone: 0, trades: 0, winners: 0, netPct: 0, expectancyPct: null }],
    tables: [{ by: 'side', rows: [{ key: 'long', figures }] }, { by: 'weekday', rows: [{ key: '1 mon', figures }] }],
    doubts: [{ code: 'too_few_trades', figure: '12 trades', doubt: 'Fewer than 100 trades prove little.', advice: 'Run over more history.' }], samples: null, openTrades: [], notes: ['BTCUSDT: 3 candles of 1m are missing'],
    ...change,
  }
}
