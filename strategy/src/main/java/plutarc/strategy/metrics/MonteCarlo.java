package plutarc.strategy.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What the same trades could have made in another order (reshuffle: the end is the same, the way there is not) or drawn again with replacement (bootstrap: another
 * sample of the same edge). Each run has a random source of its own, derived from the seed and its number: the result does not depend on the number of threads.
 *
 * @param runs        how many
 * @param finalEquity percentiles of the equity at the end
 * @param maxDrawdown percentiles of the largest drawdown, positive shares
 * @param riskOfRuin  share of runs in which equity fell to {@code ruinShare} of the start or below
 * @param bands       for chosen trade counts, percentiles of equity on the way
 */
public record MonteCarlo(Method method, int runs, Band finalEquity, Band maxDrawdown, double riskOfRuin, double ruinShare, double[][] bands) {

    /** How the trades are drawn. */
    public enum Method {
        RESHUFFLE, BOOTSTRAP
    }

    /** The 5th, 50th and 95th percentile. */
    public record Band(double low, double median, double high) {

        private static Band of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Band(percentile(sorted, 0.05), percentile(sorted, 0.5), percentile(sorted, 0.95));
        }
    }

    /** Points of a band's way, start and end included. */
    private static final int STEPS = 50;

    /**
     * @param netPnl    net results in the order of the trades
     * @param start     equity at the start, above 0
     * @param runs      1 to 100,000
     * @param ruinShare 0 to 1: at or below this share of the start an account counts as ruined
     */
    public static MonteCarlo of(Method method, double[] netPnl, double start, int runs, double ruinShare, long seed) {
        if (runs < 1 || runs > 100_000) {
            throw new IllegalArgumentException("runs is " + runs + "; allowed are 1 to 100000");
        }
        if (!(start > 0)) {
            throw new IllegalArgumentException("start is " + start + "; allowed are numbers above 0");
        }
        if (!(ruinShare >= 0 && ruinShare < 1)) {
            throw new IllegalArgumentException("ruinShare is " + ruinShare + "; allowed are numbers from 0 to below 1");
        }
        double[] ends = new double[runs];
        double[] drawdowns = new double[runs];
        boolean[] ruined = new boolean[runs];
        double[][] ways = new double[STEPS + 1][runs];
        IntStream.range(0, runs).parallel().forEach(run -> {
            double[] drawn = draw(method, netPnl, new SplittableRandom(seed * 0x9E3779B97F4A7C15L + run));
            double equity = start;
            double peak = start;
            double worst = 0;
            int step = 0;
            for (int i = 0; i <= drawn.length; i++) {
                while (step <= STEPS && (long) step * drawn.length <= (long) i * STEPS) {
                    ways[step++][run] = equity;
                }
                if (i < drawn.length) {
                    equity += drawn[i];
                    peak = Math.max(peak, equity);
                    worst = Math.max(worst, (peak - equity) / peak);
                    ruined[run] |= equity <= start * ruinShare;
                }
            }
            ends[run] = equity;
            drawdowns[run] = worst;
        });
        double[][] bands = new double[STEPS + 1][];
        for (int i = 0; i <= STEPS; i++) {
            Band band = Band.of(ways[i]);
            bands[i] = new double[]{band.low(), band.median(), band.high()};
        }
        long ruins = IntStream.range(0, runs).filter(run -> ruined[run]).count();
        return new MonteCarlo(method, runs, Band.of(ends), Band.of(drawdowns), ruins / (double) runs, ruinShare, bands);
    }

    private static double[] draw(Method method, double[] netPnl, SplittableRandom random) {
        double[] drawn = netPnl.clone();
        for (int i = drawn.length - 1; i >= 0; i--) {
            switch (method) {
                case RESHUFFLE -> {
                    int other = random.nextInt(i + 1);
                    double swapped = drawn[i];
                    drawn[i] = drawn[other];
                    drawn[other] = swapped;
                }
                case BOOTSTRAP -> drawn[i] = netPnl[random.nextInt(netPnl.length)];
            }
        }
        return drawn;
    }

    /** Linear interpolation between the two nearest ranks. */
    private static double percentile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }
}
