package plutarc.contracts.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * The figures that lists and comparisons show. Simulated amounts in the settlement currency, as computed; shares, not percent; a figure that is not defined is empty.
 *
 * @param candles       base candles run through, all symbols together
 * @param firstTime     opening instant of the first candle after the warm-up
 * @param lastTime      closing instant of the last
 * @param finalEquity   cash and open positions at their last close
 * @param netReturn     final equity over cash, minus 1
 * @param buyAndHold    last price over first, minus 1
 * @param maxDrawdown   largest fall of equity from its peak, a positive share
 * @param costs         fees and funding
 * @param exposure      share of candles at whose close a position was open
 * @param doubts        how many findings there are
 * @param elapsedMillis how long it ran
 */
public record BacktestHeadline(long candles, Instant firstTime, Instant lastTime, int trades, double finalEquity, double netReturn, Optional<Double> buyAndHold,
                               Optional<Double> winRate, Optional<Double> profitFactor, Optional<Double> expectancy, Optional<Double> sharpe, double maxDrawdown,
                               double costs, double exposure, int doubts, long elapsedMillis) {
}
