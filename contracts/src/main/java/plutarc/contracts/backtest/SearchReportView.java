package plutarc.contracts.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search found. Shares, not percent; amounts in the settlement currency; a figure that is not defined is empty.
 *
 * @param search       what was asked for
 * @param definition   the template that was varied, as JSON text
 * @param axes         the parameters and every value that was to be tried
 * @param tried        combinations that were run, in all windows together
 * @param invalid      combinations whose values do not go together
 * @param candles      run through, counted once for each combination
 * @param split        from then on the candles were kept back
 * @param combinations best first; of a walk-forward none, its windows tell
 * @param doubts       what to doubt of the winner
 */
public record SearchReportView(BacktestKind.ParameterSearch search, String definition, List<AxisValues> axes, long tried, long invalid, long candles, long elapsedMillis,
                               Optional<Instant> split, List<Combination> combinations, Optional<WalkForwardView> walkForward, List<BacktestReport.Doubt> doubts) {

    public record AxisValues(String path, List<String> values) {
    }

    /**
     * @param values         in the order of the axes
     * @param objective      empty with too few trades, and where it is not defined
     * @param deflatedSharpe probability that the true Sharpe ratio is above what the luckiest of as many worthless trials would show
     * @param outOfSample    the same on the candles that were kept back
     */
    public record Combination(List<String> values, Optional<Double> objective, Optional<Double> deflatedSharpe, SearchFigures inSample, Optional<SearchFigures> outOfSample) {
    }

    public record SearchFigures(int trades, double net, double netReturn, Optional<Double> profitFactor, Optional<Double> winRate, double maxDrawdown, Optional<Double> sharpe,
                                Optional<Double> sortino, Optional<Double> calmar) {
    }

    /**
     * @param outOfSample of the trades of all test windows
     * @param efficiency  what the test windows made a day over what the training windows promised a day
     */
    public record WalkForwardView(List<WalkWindow> windows, BacktestReport.SimulatedTradeFigures outOfSample, Optional<Double> efficiency) {
    }

    /**
     * @param values  that won in training; none where nothing had an objective, and then nothing was traded
     * @param trained how they did there
     * @param traded  how they did after
     */
    public record WalkWindow(Instant trainFrom, Instant testFrom, Instant testTo, List<String> values, Optional<Double> objective, Optional<SearchFigures> trained,
                             Optional<SearchFigures> traded) {
    }
}
