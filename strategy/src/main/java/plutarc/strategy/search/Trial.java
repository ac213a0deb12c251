package plutarc.strategy.search;

import java.util.Comparator;

/**
 * One point that was tried.
 *
 * @param number    the point's number in its {@link SearchSpace}
 * @param objective what the search maximises; NaN where it is not defined or the trades were too few
 */
public record Trial(long number, double objective, Score score) {

    /** Best first; undefined ones last; equal ones by their number, so that the order never depends on threads. */
    static final Comparator<Trial> BEST_FIRST = Comparator.<Trial>comparingDouble(trial -> Double.isNaN(trial.objective()) ? Double.POSITIVE_INFINITY : -trial.objective())
            .thenComparingLong(Trial::number);
}
