package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/**
 * Simple moving average over the last {@code period} values, optionally times a factor (a moving sum is the average times the period). The running
 * sum is taken afresh from the window each time that has turned over, so that rounding does not add up over years of minutes.
 */
public final class Sma implements Node {
    private final double[] in;
    private final double[] out;
    private final double[] window;
    private final double factor;
    private boolean full;
    private int next;
    private double sum;

    public Sma(double[] in, double[] out, int period) {
        this(in, out, period, 1.0 / period);
    }

    /** @param factor what the window's sum is multiplied by */
    public Sma(double[] in, double[] out, int period, double factor) {
        this.in = in;
        this.out = out;
        this.window = new double[period];
        this.factor = factor;
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double x = in[i];
            if (x != x) {
                out[i] = Double.NaN;
                continue;
            }
            sum += x - window[next];
            window[next] = x;
            if (++next == window.length) {
                next = 0;
                full = true;
                sum = 0;
                for (double w : window) {
                    sum += w;
                }
            }
            out[i] = full ? sum * factor : Double.NaN;
        }
    }
}
