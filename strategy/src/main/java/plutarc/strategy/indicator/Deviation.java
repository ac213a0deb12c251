package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/**
 * Population standard deviation over the last {@code period} values, as TA-Lib and most charts take it for Bollinger bands. Updated by Welford's
 * rule for a sliding window and taken afresh each time the window has turned over; never below 0.
 */
public final class Deviation implements Node {
    private final double[] in;
    private final double[] out;
    private final double[] window;
    private boolean full;
    private int next;
    private double mean;
    private double squares;

    public Deviation(double[] in, double[] out, int period) {
        this.in = in;
        this.out = out;
        this.window = new double[period];
    }

    @Override
    public void run(int from, int to) {
        int period = window.length;
        for (int i = from; i <= to; i++) {
            double x = in[i];
            if (x != x) {
                out[i] = Double.NaN;
                continue;
            }
            double old = window[next];
            window[next] = x;
            if (full) {
                double before = mean;
                mean += (x - old) / period;
                squares += (x - old) * (x - mean + old - before);
            }
            if (++next == period) {
                next = 0;
                full = true;
                afresh();
            }
            out[i] = full ? Math.sqrt(Math.max(squares, 0) / period) : Double.NaN;
        }
    }

    private void afresh() {
        double sum = 0;
        for (double w : window) {
            sum += w;
        }
        mean = sum / window.length;
        squares = 0;
        for (double w : window) {
            squares += (w - mean) * (w - mean);
        }
    }
}
