package plutarc.contracts.backtest;

import java.util.List;

/**
 * What the same trades could have made. Each as independent of the others and of the size as given: losing streaks that belong together are worse than they look here.
 *
 * @param trades how many there are
 * @param start  equity at the start
 * @param draws  in another order, and drawn again with replacement
 */
public record MonteCarloView(int trades, double start, int runs, double ruin, long seed, List<Draw> draws) {

    public static final int MOST_RUNS = 10_000;

    /**
     * @param method      {@code reshuffle} or {@code bootstrap}
     * @param maxDrawdown percentiles of the largest drawdown, positive shares
     * @param riskOfRuin  share of runs in which equity fell to {@code ruin} of the start
     * @param way         percentiles of equity along the trades, evenly spaced, from the start to the end
     */
    public record Draw(String method, Percentile finalEquity, Percentile maxDrawdown, double riskOfRuin, List<Percentile> way) {
    }

    /** The 5th, the 50th and the 95th. */
    public record Percentile(double low, double median, double high) {
    }
}
