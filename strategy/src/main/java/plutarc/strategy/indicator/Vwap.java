package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/**
 * Volume-weighted average of the typical price since the session's start (each day, or each Monday, at 00:00 UTC) and the volume-weighted standard
 * deviation around it. While a session has no volume, the average is the typical price itself and the deviation 0.
 */
public final class Vwap implements Node {
    private static final long DAY = 86_400_000L;
    /** 1970-01-01 was a Thursday; weeks begin four days later. */
    private static final long MONDAY = 4 * DAY;

    public final double[] average;
    public final double[] deviation;

    private final Frame bars;
    private final long length;
    private final long offset;
    private long session = Long.MIN_VALUE;
    private double weight;
    private double mean;
    private double squares;

    public Vwap(Frame bars, boolean weekly) {
        this.bars = bars;
        this.length = weekly ? 7 * DAY : DAY;
        this.offset = weekly ? MONDAY : 0;
        this.average = bars.column();
        this.deviation = bars.column();
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double typical = (bars.high[i] + bars.low[i] + bars.close[i]) / 3;
            double v = bars.volume[i];
            if (typical != typical || v != v) {
                average[i] = deviation[i] = Double.NaN;
                continue;
            }
            long now = Math.floorDiv(bars.openTime[i] - offset, length);
            if (now != session) {
                session = now;
                weight = mean = squares = 0;
            }
            if (v > 0) {
                weight += v;
                double gap = typical - mean;
                mean += gap * v / weight;
                squares += v * gap * (typical - mean);
            }
            average[i] = weight > 0 ? mean : typical;
            deviation[i] = weight > 0 ? Math.sqrt(Math.max(squares, 0) / weight) : 0;
        }
    }
}
