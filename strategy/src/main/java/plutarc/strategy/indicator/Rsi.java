package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/**
 * Relative strength index (Wilder): 100 * gain / (gain + loss) with gains and losses smoothed by 1 / period, both seeded with 0; 50 where nothing has
 * moved. Shown once {@code period} changes are in.
 */
public final class Rsi implements Node {
    private final double[] in;
    private final double[] out;
    private final int period;
    private final double alpha;
    private int seen;
    private double previous;
    private double gain;
    private double loss;

    public Rsi(double[] in, double[] out, int period) {
        this.in = in;
        this.out = out;
        this.period = period;
        this.alpha = 1.0 / period;
    }

    @Override
    public void run(int from, int to) {
        int i = from;
        while (i <= to && seen < period) {
            warmUp(i++);
        }
        double g = gain;
        double l = loss;
        double p = previous;
        for (; i <= to; i++) {
            double x = in[i];
            if (x == x) {
                double d = x - p;
                g += ((d > 0 ? d : 0) - g) * alpha;
                l += ((d < 0 ? -d : 0) - l) * alpha;
                p = x;
                double sum = g + l;
                out[i] = sum > 0 ? 100 * g / sum : 50;
            } else {
                out[i] = Double.NaN;
            }
        }
        gain = g;
        loss = l;
        previous = p;
    }

    private void warmUp(int i) {
        double x = in[i];
        out[i] = Double.NaN;
        if (x != x) {
            return;
        }
        if (seen > 0) {
            double d = x - previous;
            gain += (Math.max(d, 0) - gain) * alpha;
            loss += (Math.max(-d, 0) - loss) * alpha;
        }
        previous = x;
        seen++;
    }
}
