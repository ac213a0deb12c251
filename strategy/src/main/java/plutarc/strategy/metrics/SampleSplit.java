package plutarc.strategy.metrics;

import java.util.Arrays;
import java.util.List;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.EquitySeries;

/**
 * One backtest cut in two: the part on which a template was made, and the part it had not seen. A trade belongs to the part in which it was entered.
 *
 * @param at            epoch milliseconds at which the second part begins
 * @param inSample      before
 * @param outOfSample   from then on
 */
public record SampleSplit(long at, Part inSample, Part outOfSample) {

    /** @param equity ratios over that part alone, from the equity at its beginning */
    public record Part(TradeStatistics trades, EquityStatistics equity) { }

    public static SampleSplit of(BacktestResult result, long at) {
        List<BacktestTrade> before = result.trades().stream().filter(trade -> trade.entryTime() < at).toList();
        List<BacktestTrade> after = result.trades().stream().filter(trade -> trade.entryTime() >= at).toList();
        EquitySeries series = result.equity();
        int found = Arrays.binarySearch(series.time(), at);
        int cut = found >= 0 ? found : -found - 1;
        double start = result.settings().cash();
        double middle = cut == 0 ? start : series.equity()[cut - 1];
        return new SampleSplit(at, new Part(TradeStatistics.of(before), EquityStatistics.of(start, part(series, 0, cut))),
                new Part(TradeStatistics.of(after), EquityStatistics.of(middle, part(series, cut, series.size()))));
    }

    private static EquitySeries part(EquitySeries series, int from, int to) {
        return new EquitySeries(Arrays.copyOfRange(series.time(), from, to), Arrays.copyOfRange(series.equity(), from, to));
    }
}
