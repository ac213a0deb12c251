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
}
