package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/**
 * Highest (or lowest) value of the last {@code period} bars, the current one included; NaN until that many are in. A monotonic queue in an array:
 * each bar enters and leaves once.
 */
public final class Extreme implements Node {
    private final double[] in;
    private final double[] out;
    private final int period;
    private final double sign;
    private final double[] values;
    private final long[] bars;
    private final int mask;
    private long seen;
    private long head;
    private long tail;

    /** @param highest highest or lowest */
    public Extreme(double[] in, double[] out, int period, boolean highest) {
        this.in = in;
        this.out = out;
        this.period = period;
        this.sign = highest ? 1 : -1;
        int capacity = Integer.highestOneBit(period) * 2;
        this.values = new double[capacity];
        this.bars = new long[capacity];
        this.mask = capacity - 1;
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double x = in[i] * sign;
            if (x != x) {
                out[i] = Double.NaN;
                continue;
            }
            while (tail > head && values[(int) (tail - 1) & mask] <= x) {
                tail--;
            }
            values[(int) tail & mask] = x;
            bars[(int) tail & mask] = seen;
            tail++;
            if (bars[(int) head & mask] <= seen - period) {
                head++;
            }
            seen++;
            out[i] = seen >= period ? values[(int) head & mask] * sign : Double.NaN;
        }
    }
}
