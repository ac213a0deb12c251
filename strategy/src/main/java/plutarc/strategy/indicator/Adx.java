package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/**
 * Directional movement (Wilder 1978) as TA-Lib, ta4j and pandas-ta have it (Tulip and trading-signals differ for ever): +DM, -DM and true range
 * smoothed by 1 / period, DI = 100 * DM / TR, DX = 100 * |+DI - -DI| / (+DI + -DI), ADX = DX smoothed by 1 / period. Where the true range or both
 * DIs are 0, the quotient is 0.
 */
public final class Adx implements Node {
    /** ADX, from bar 2 * period on. */
    public final double[] adx;
    /** +DI, from bar period + 1 on. */
    public final double[] plus;
    /** -DI, from bar period + 1 on. */
    public final double[] minus;

    private final Frame bars;
    private final int period;
    private final double alpha;
    private int seen;
    private double previousHigh;
    private double previousLow;
    private double previousClose;
    private double smoothPlus;
    private double smoothMinus;
    private double smoothRange;
    private double smoothDx;

    public Adx(Frame bars, int period) {
        this.bars = bars;
        this.period = period;
        this.alpha = 1.0 / period;
        this.adx = bars.column();
        this.plus = bars.column();
        this.minus = bars.column();
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double h = bars.high[i];
            double l = bars.low[i];
            double c = bars.close[i];
            adx[i] = plus[i] = minus[i] = Double.NaN;
            if (c != c) {
                continue;
            }
            if (seen > 0) {
                step(i, h, l);
            }
            previousHigh = h;
            previousLow = l;
            previousClose = c;
            seen = Math.min(seen + 1, 2 * period);
        }
    }

    private void step(int i, double h, double l) {
        double up = h - previousHigh;
        double down = previousLow - l;
        double range = Math.max(h, previousClose) - Math.min(l, previousClose);
        // Summed over the first period, then smoothed: Wilder's own start, which is TA-Lib's.
        smoothPlus += (up > down && up > 0 ? up : 0) - (seen >= period ? smoothPlus * alpha : 0);
        smoothMinus += (down > up && down > 0 ? down : 0) - (seen >= period ? smoothMinus * alpha : 0);
        smoothRange += range - (seen >= period ? smoothRange * alpha : 0);
        if (seen < period) {
            return;
        }
        double p = smoothRange > 0 ? 100 * smoothPlus / smoothRange : 0;
        double m = smoothRange > 0 ? 100 * smoothMinus / smoothRange : 0;
        double dx = p + m > 0 ? 100 * Math.abs(p - m) / (p + m) : 0;
        plus[i] = p;
        minus[i] = m;
        smoothDx = seen == period ? dx : smoothDx + (dx - smoothDx) * alpha;
        if (seen >= 2 * period - 1) {
            adx[i] = smoothDx;
        }
    }
}
