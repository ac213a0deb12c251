package plutarc.strategy.market;

import java.util.Arrays;

/**
 * Closed candles of one symbol and interval, in columns, oldest first. Immutable by agreement: the arrays are handed out without a copy, for speed,
 * and nobody writes to them. A candle whose prices are NaN counts as missing; gaps in time are allowed and can be asked for with {@link #missing()}.
 */
public final class Candles {
    private final Interval interval;
    private final long[] openTime;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    /**
     * Takes over the arrays.
     *
     * @param openTime opening instants, epoch milliseconds UTC, strictly increasing, each a multiple of the interval
     * @throws IllegalArgumentException when lengths differ or a time is out of order or off the grid; the message names index and value
     */
    public Candles(Interval interval, long[] openTime, double[] open, double[] high, double[] low, double[] close, double[] volume) {
        int n = openTime.length;
        if (open.length != n || high.length != n || low.length != n || close.length != n || volume.length != n) {
            throw new IllegalArgumentException("candle columns differ in length: openTime " + n + ", open " + open.length + ", high " + high.length
                    + ", low " + low.length + ", close " + close.length + ", volume " + volume.length);
        }
        long previous = Long.MIN_VALUE;
        long ms = interval.millis();
        long nextOnGrid = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            long t = openTime[i];
            if (t <= previous) {
                throw new IllegalArgumentException("openTime[" + i + "] = " + t + " is not after openTime[" + (i - 1) + "] = " + previous);
            }
            if (t != nextOnGrid && t % ms != 0) {
                throw new IllegalArgumentException("openTime[" + i + "] = " + t + " is not a multiple of " + interval);
            }
            previous = t;
            nextOnGrid = t + ms;
        }
        this.interval = interval;
        this.openTime = openTime;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    public Interval interval() {
        return interval;
    }

    public int size() {
        return openTime.length;
    }

    /** Opening instants, epoch milliseconds UTC. */
    public long[] openTime() {
        return openTime;
    }

    public double[] open() {
        return open;
    }

    public double[] high() {
        return high;
    }

    public double[] low() {
        return low;
    }

    public double[] close() {
        return close;
    }

    /** Traded volume per candle, in whatever unit the source uses; zero is allowed. */
    public double[] volume() {
        return volume;
    }

    /** The closing instant of candle {@code i}, epoch milliseconds, exclusive. */
    public long closeTime(int i) {
        return openTime[i] + interval.millis();
    }

    /** Candles {@code from} (inclusive) to {@code to} (exclusive) by position, copied. */
    public Candles slice(int from, int to) {
        return new Candles(interval, Arrays.copyOfRange(openTime, from, to), Arrays.copyOfRange(open, from, to), Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to), Arrays.copyOfRange(close, from, to), Arrays.copyOfRange(volume, from, to));
    }

    /** Position of the first candle that opens at or after {@code time} (epoch milliseconds); {@link #size()} when there is none. */
    public int firstAtOrAfter(long time) {
        int i = Arrays.binarySearch(openTime, time);
        return i >= 0 ? i : -i - 1;
    }

    /** How many candles are missing between the first and the last: holes in time, and candles without prices. */
    public long missing() {
        if (openTime.length == 0) {
            return 0;
        }
        long expected = (openTime[openTime.length - 1] - openTime[0]) / interval.millis() + 1;
        long unusable = Arrays.stream(close).filter(Double::isNaN).count();
        return expected - openTime.length + unusable;
    }
}
