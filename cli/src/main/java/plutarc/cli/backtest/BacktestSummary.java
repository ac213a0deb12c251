package plutarc.cli.backtest;

import java.util.List;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.metrics.Breakdown;
import plutarc.strategy.metrics.EquityStatistics;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.metrics.Findings;
import plutarc.strategy.metrics.TradeStatistics;

/**
 * Every figure of a backtest.
 *
 * @param exposure        share of candles at whose close a position was open
 * @param buyAndHold      last price over first price, minus 1, of the first symbol
 */
record BacktestSummary(TradeStatistics all, EquityStatistics equity, List<Breakdown> breakdowns, double exposure, double buyAndHold, List<Finding> findings, double candlesPerSecond) {

    static BacktestSummary of(BacktestResult result, double candlesPerSecond) {
        List<BacktestTrade> trades = result.trades();
        BacktestResult.SymbolSpan span = result.symbols().getFirst();
        return new BacktestSummary(TradeStatistics.of(trades), EquityStatistics.of(result.settings().cash(), result.equity()), Breakdown.all(trades),
                result.bars() == 0 ? 0 : result.barsInMarket() / (double) result.bars(), span.lastPrice() / span.firstPrice() - 1, Findings.of(result), candlesPerSecond);
    }
}
