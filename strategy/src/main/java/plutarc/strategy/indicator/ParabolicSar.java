package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/**
 * Parabolic stop and reverse (Wilder 1978), as TA-Lib and Tulip have it: the first direction is down when the second bar's downward movement exceeds
 * its upward one, else up. Others choose the first direction differently and agree after the first reversals.
 */
public final class ParabolicSar implements Node {
    private final Frame bars;
    private final double[] out;
    private final double step;
    private final double max;
    private int seen;
    private boolean isLong;
    private double sar;
    private double extreme;
    private double acceleration;
    private double lastHigh;
    private double lastLow;

    public ParabolicSar(Frame bars, double[] out, double step, double max) {
        this.bars = bars;
        this.out = out;
        this.step = Math.min(step, max);
        this.max = max;
        this.acceleration = this.step;
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double h = bars.high[i];
            double l = bars.low[i];
            out[i] = Double.NaN;
            if (h != h || l != l) {
                continue;
            }
            if (seen == 1) {
                start(h, l);
            }
            if (seen >= 1) {
                out[i] = next(h, l);
            }
            lastHigh = h;
            lastLow = l;
            seen = Math.min(seen + 1, 2);
        }
    }

    private void start(double h, double l) {
        double down = lastLow - l;
        double up = h - lastHigh;
        isLong = !(down > 0 && down > up);
        extreme = isLong ? h : l;
        sar = isLong ? lastLow : lastHigh;
        lastHigh = h;
        lastLow = l;
    }

    private double next(double h, double l) {
        boolean reversed = isLong ? l <= sar : h >= sar;
        double shown;
        if (reversed) {
            isLong = !isLong;
            shown = bounded(extreme, h, l);
            acceleration = step;
            extreme = isLong ? h : l;
            sar = bounded(shown + acceleration * (extreme - shown), h, l);
        } else {
            shown = sar;
            if (isLong ? h > extreme : l < extreme) {
                extreme = isLong ? h : l;
                acceleration = Math.min(acceleration + step, max);
            }
            sar = bounded(sar + acceleration * (extreme - sar), h, l);
        }
        return shown;
    }

    /** The stop never reaches into this bar or the one before. */
    private double bounded(double value, double h, double l) {
        return isLong ? Math.min(value, Math.min(lastLow, l)) : Math.max(value, Math.max(lastHigh, h));
    }
}
