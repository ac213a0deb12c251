package plutarc.strategy.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;

/**
 * Every figure of a backtest, as the command line prints and the dashboard shows them.
 *
 * @param exposure        share of candles at whose close a position was open
 * @param buyAndHold      last price over first price, minus 1, the mean of the symbols; NaN when nothing could be decided
 * @param split           empty unless the template's maker named where the seen prices end
 * @param monteCarlo      one for each method; empty unless asked for
 */
public record BacktestSummary(TradeStatistics all, EquityStatistics equity, List<Breakdown> breakdowns, double exposure, double buyAndHold, List<Finding> findings,
                       Optional<SampleSplit> split, List<MonteCarlo> monteCarlo, double candlesPerSecond) {

    /** @param outOfSampleFrom epoch milliseconds from which the template's maker had not seen the prices */
    public static BacktestSummary of(BacktestResult result, OptionalLong outOfSampleFrom, List<MonteCarlo> monteCarlo, double candlesPerSecond) {
        List<BacktestTrade> trades = result.trades();
        Optional<SampleSplit> split = outOfSampleFrom.isPresent() ? Optional.of(SampleSplit.of(result, outOfSampleFrom.getAsLong())) : Optional.empty();
        return new BacktestSummary(TradeStatistics.of(trades), EquityStatistics.of(result.settings().cash(), result.equity()), Breakdown.all(trades),
                result.bars() == 0 ? 0 : result.barsInMarket() / (double) result.bars(), result.buyAndHold(), Findings.of(result, outOfSampleFrom),
                split, monteCarlo, candlesPerSecond);
    }
}
