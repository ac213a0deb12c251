package plutarc.strategy.backtest;

import java.util.Arrays;

/** Keeps the equity at even steps of time. */
final class Sampler {
    private final long step;
    private long next;
    private long[] time = new long[256];
    private double[] equity = new double[256];
    private int size;

    /** @param start first instant, epoch milliseconds */
    Sampler(long start, long step) {
        this.next = start;
        this.step = step;
    }

    /** Whether a point is due before or at {@code now}. */
    boolean due(long now) {
        return now >= next;
    }

    /** The equity has been this since the last call, up to {@code now}, inclusive. */
    void upTo(long now, double value) {
        while (next <= now) {
            add(next, value);
            next += step;
        }
    }

    EquitySeries finish(long end, double value) {
        upTo(end - 1, value);
        add(end, value);
        return new EquitySeries(Arrays.copyOf(time, size), Arrays.copyOf(equity, size));
    }

    private void add(long at, double value) {
        if (size == time.length) {
            time = Arrays.copyOf(time, size * 2);
            equity = Arrays.copyOf(equity, size * 2);
        }
        time[size] = at;
        equity[size++] = value;
    }
}
