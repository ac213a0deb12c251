package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/**
 * Supertrend, as ta4j and trading-signals have it: bands at (high + low) / 2 ± multiplier * ATR that only move towards the price while it stays
 * inside; the line is the lower band in an up-trend and the upper one in a down-trend, and changes over when a close crosses it.
 */
public final class Supertrend implements Node {
    public final double[] line;
    /** +1 up, -1 down. */
    public final double[] direction;

    private final Frame bars;
    private final double[] atr;
    private final double multiplier;
    private boolean started;
    private double upper;
    private double lower;
    private double previousClose;
    private boolean up;

    public Supertrend(Frame bars, double[] atr, double multiplier) {
        this.bars = bars;
        this.atr = atr;
        this.multiplier = multiplier;
        this.line = bars.column();
        this.direction = bars.column();
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double reach = multiplier * atr[i];
            if (reach != reach) {
                line[i] = direction[i] = Double.NaN;
                continue;
            }
            double mid = (bars.high[i] + bars.low[i]) / 2;
            double c = bars.close[i];
            double basicUpper = mid + reach;
            double basicLower = mid - reach;
            if (started) {
                upper = basicUpper < upper || previousClose > upper ? basicUpper : upper;
                lower = basicLower > lower || previousClose < lower ? basicLower : lower;
                up = up ? c >= lower : c > upper;
            } else {
                upper = basicUpper;
                lower = basicLower;
                up = c >= mid;
                started = true;
            }
            previousClose = c;
            line[i] = up ? lower : upper;
            direction[i] = up ? 1 : -1;
        }
    }
}
