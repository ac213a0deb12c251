package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/** Simple moving average over the last {@code period} values; the running sum is compensated (Neumaier), so that it does not drift over years of minutes. */
public final class Sma implements Node {
    private final double[] in;
    private final double[] out;
    private final double[] window;
    private int seen;
    private int next;
    private double sum;
    private double lost;

    public Sma(double[] in, double[] out, int period) {
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
            add(x);
            if (seen == period) {
                add(-window[next]);
            } else {
                seen++;
            }
            window[next] = x;
            next = next + 1 == period ? 0 : next + 1;
            out[i] = seen == period ? (sum + lost) / period : Double.NaN;
        }
    }

    private void add(double x) {
        double t = sum + x;
        lost += Math.abs(sum) >= Math.abs(x) ? sum - t + x : x - t + sum;
        sum = t;
    }
}
