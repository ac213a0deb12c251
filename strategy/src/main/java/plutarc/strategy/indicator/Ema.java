package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/**
 * Exponential moving average: {@code ema += (x - ema) * 2 / (period + 1)}, seeded with the first value and shown from the {@code period}-th on.
 * (TA-Lib seeds with a simple average; the difference decays by the factor (period-1)/(period+1) a bar.)
 */
public final class Ema implements Node {
    private final double[] in;
    private final double[] out;
    private final double alpha;
    private final int period;
    private int seen;
    private double ema;

    public Ema(double[] in, double[] out, int period) {
        this(in, out, period, 2.0 / (period + 1));
    }

    /** An exponential average with another factor, e.g. Wilder's 1 / period. */
    public Ema(double[] in, double[] out, int period, double alpha) {
        this.in = in;
        this.out = out;
        this.period = period;
        this.alpha = alpha;
    }

    @Override
    public void run(int from, int to) {
        double value = ema;
        int i = from;
        for (; i <= to && seen < period; i++) {
            double x = in[i];
            if (x == x) {
                value = seen == 0 ? x : value + (x - value) * alpha;
                seen++;
            }
            out[i] = x == x && seen >= period ? value : Double.NaN;
        }
        for (; i <= to; i++) {
            double x = in[i];
            if (x == x) {
                value += (x - value) * alpha;
                out[i] = value;
            } else {
                out[i] = Double.NaN;
            }
        }
        ema = value;
    }

    /** Two averages of the same column, step by step side by side. */
    static void runTwo(Ema a, Ema b, int from, int to) {
        if (a.seen < a.period || b.seen < b.period) {
            a.run(from, to);
            b.run(from, to);
            return;
        }
        double[] in = a.in;
        double[] outA = a.out;
        double[] outB = b.out;
        double alphaA = a.alpha;
        double alphaB = b.alpha;
        double valueA = a.ema;
        double valueB = b.ema;
        for (int i = from; i <= to; i++) {
            double x = in[i];
            if (x == x) {
                valueA += (x - valueA) * alphaA;
                valueB += (x - valueB) * alphaB;
                outA[i] = valueA;
                outB[i] = valueB;
            } else {
                outA[i] = outB[i] = Double.NaN;
            }
        }
        a.ema = valueA;
        b.ema = valueB;
    }
}
