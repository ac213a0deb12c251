package plutarc.strategy.search;

import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.metrics.EquityStatistics;

/**
 * How one variant fared: a few figures, so that a search over a million variants needs no more memory than one over ten.
 *
 * @param net       final equity less the cash at the start, settlement currency
 * @param netReturn net over the cash at the start
 * @param maxDrawdown positive share
 * @param sharpe    a year; NaN where it is not defined, as every ratio here
 * @param days      daily returns behind the ratios
 */
public record Score(int trades, double net, double netReturn, double profitFactor, double winRate, double maxDrawdown, double sharpe, double sortino, double calmar, int days,
                    double skewness, double kurtosis) {

    public static Score of(BacktestResult result) {
        EquityStatistics equity = EquityStatistics.of(result.settings().cash(), result.equity());
        var tally = result.tally();
        double factor = tally.grossLoss() == 0 ? Double.NaN : tally.grossProfit() / tally.grossLoss();
        return new Score((int) tally.trades(), result.finalEquity() - result.settings().cash(), result.netReturn(), factor,
                tally.trades() == 0 ? Double.NaN : tally.winners() / (double) tally.trades(), result.maxDrawdown(), equity.sharpe(), equity.sortino(),
                result.maxDrawdown() == 0 ? Double.NaN : equity.cagr() / result.maxDrawdown(), equity.days(), equity.skewness(), equity.kurtosis());
    }
}
