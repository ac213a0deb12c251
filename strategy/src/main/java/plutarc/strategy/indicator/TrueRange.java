package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/** True range (Wilder): max(high, previous close) - min(low, previous close); the first bar has no previous close and gives high - low. */
public final class TrueRange implements Node {
    private final Frame bars;
    private final double[] out;
    private double previousClose = Double.NaN;

    public TrueRange(Frame bars, double[] out) {
        this.bars = bars;
        this.out = out;
    }

    @Override
    public void run(int from, int to) {
        double[] high = bars.high;
        double[] low = bars.low;
        double[] close = bars.close;
        double before = previousClose;
        for (int i = from; i <= to; i++) {
            double c = close[i];
            if (c == c) {
                // NaN compares as neither above nor below: the first bar's range is its own.
                double p = before;
                double h = high[i];
                double l = low[i];
                out[i] = (p > h ? p : h) - (p < l ? p : l);
                before = c;
            } else {
                out[i] = Double.NaN;
            }
        }
        previousClose = before;
    }
}
