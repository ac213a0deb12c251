package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/**
 * Swing points: a low that is below the {@code left} lows before it and not above the {@code right} lows after it, and highs mirrored. Known, and
 * shown, only when the right side has closed: the column holds the price of the pivot {@code right} bars ago, NaN otherwise.
 */
public final class Pivots implements Node {
    public final double[] low;
    public final double[] high;

    private final Frame bars;
    private final int right;
    private final double[] lows;
    private final double[] highs;
    private int seen;
    private int next;

    public Pivots(Frame bars, int left, int right) {
        this.bars = bars;
        this.right = right;
        this.lows = new double[left + right + 1];
        this.highs = new double[left + right + 1];
        this.low = bars.column();
        this.high = bars.column();
    }

    @Override
    public void run(int from, int to) {
        int n = lows.length;
        for (int i = from; i <= to; i++) {
            low[i] = high[i] = Double.NaN;
            if (bars.close[i] != bars.close[i]) {
                continue;
            }
            lows[next] = bars.low[i];
            highs[next] = -bars.high[i];
            next = next + 1 == n ? 0 : next + 1;
            seen = Math.min(seen + 1, n);
            if (seen == n) {
                low[i] = pivot(lows);
                high[i] = -pivot(highs);
            }
        }
    }

    /** The window's pivot value, or NaN. The oldest value is at {@code next}. */
    private double pivot(double[] window) {
        int n = window.length;
        int left = n - 1 - right;
        double value = window[(next + left) % n];
        for (int k = 0; k < n; k++) {
            double other = window[(next + k) % n];
            if (k < left ? other <= value : other < value) {
                return Double.NaN;
            }
        }
        return value;
    }
}
