package plutarc.strategy.search;

import java.util.List;
import plutarc.strategy.metrics.DeflatedSharpe;

/**
 * What a search found.
 *
 * @param best            best first, as many as were to be kept
 * @param tried           variants that were run to the end
 * @param invalid         points whose values do not go together, such as a fast average slower than the slow one
 * @param strategyCandles candles run through, counted once for each variant
 * @param sharpeDeviation standard deviation of the variants' daily Sharpe ratios
 * @param cancelled       stopped before the end
 */
public record SearchResult(SearchSpace space, List<Trial> best, long tried, long invalid, long strategyCandles, double sharpeDeviation, boolean cancelled) {

    private static final double DAYS_A_YEAR = 365;

    public SearchResult {
        best = List.copyOf(best);
    }

    /**
     * The probability that the trial's true Sharpe ratio is above what the luckiest of as many worthless trials would have shown
     * ({@link DeflatedSharpe}); NaN where it is not defined. Trials that resemble each other count as one each, which errs on the careful side.
     */
    public double deflatedSharpe(Trial trial) {
        Score score = trial.score();
        return DeflatedSharpe.probability(score.sharpe() / Math.sqrt(DAYS_A_YEAR), sharpeDeviation, (int) Math.min(Integer.MAX_VALUE, Math.max(1, tried)), score.days(), score.skewness(),
                score.kurtosis());
    }
}
