package plutarc.strategy.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plutarc.strategy.market.Interval;

/**
 * The closed bars of one interval within the current block, in columns. Slots 1 to {@link #size} belong to the block; slot 0 carries the last bar
 * before it. Not thread-safe.
 *
 * <p>A bar of a higher interval closes with the base bar that completes it. Where that base bar is missing it closes when the next one arrives,
 * built of what is there. The first bucket of a history that starts in its middle is left out.
 */
public final class Frame {
    public final Interval interval;
    public final long[] openTime;
    public final double[] open;
    public final double[] high;
    public final double[] low;
    public final double[] close;
    public final double[] volume;
    /** For each base slot: the slot of this frame's last closed bar, 0 when none closed in the block yet. */
    public final int[] at;
    /** For each slot of this frame: the base slot with which it closed. */
    public final int[] closedAt;
    /** Slots in use in the current block. */
    public int size;

    private final boolean isBase;
    private final int capacity;
    private final long millis;
    private final long baseMillis;
    private final List<double[]> columns = new ArrayList<>();
    private final List<byte[]> codes = new ArrayList<>();

    private long givenUntil = Long.MIN_VALUE;
    private boolean building;
    private boolean seenAny;
    private long bucketOpen;
    private long bucketEnd = Long.MIN_VALUE;
    private double o;
    private double h;
    private double l;
    private double c;
    private double v;

    Frame(Interval interval, Interval base, int capacity) {
        this.interval = interval;
        this.isBase = interval == base;
        this.capacity = capacity;
        this.millis = interval.millis();
        this.baseMillis = base.millis();
        // One slot more than base bars: after a gap one base bar can close two bars of this frame, the one it found under way and its own.
        openTime = new long[capacity + 2];
        open = column();
        high = column();
        low = column();
        close = column();
        volume = column();
        at = new int[capacity + 1];
        closedAt = new int[capacity + 2];
        if (isBase) {
            Arrays.setAll(at, i -> i);
            Arrays.setAll(closedAt, i -> i);
        }
    }

    /** A new column of this frame, NaN until written. */
    public double[] column() {
        double[] column = new double[capacity + 2];
        Arrays.fill(column, Double.NaN);
        columns.add(column);
        return column;
    }

    /** A new column of verdict codes, {@code initial} until written. */
    public byte[] codeColumn(byte initial) {
        byte[] column = new byte[capacity + 2];
        Arrays.fill(column, initial);
        codes.add(column);
        return column;
    }

    /** Moves the last slot of the finished block to slot 0. */
    void carry() {
        if (size == 0) {
            return;
        }
        int last = size;
        for (double[] column : columns) {
            column[0] = column[last];
        }
        for (byte[] column : codes) {
            column[0] = column[last];
        }
        openTime[0] = openTime[last];
        size = 0;
    }

    /** Takes a closed bar from before the base candles; these will not build it again. */
    void give(long time, double open, double high, double low, double close, double volume) {
        size = 1;
        closedAt[1] = 0;
        givenUntil = time;
        openTime[1] = time;
        this.open[1] = open;
        this.high[1] = high;
        this.low[1] = low;
        this.close[1] = close;
        this.volume[1] = volume;
    }

    /** Builds this frame's bars from the base frame's block. */
    void aggregate(Frame base) {
        for (int i = 1; i <= base.size; i++) {
            double price = base.close[i];
            if (price != price) {
                at[i] = size;
                continue;
            }
            long t = base.openTime[i];
            if (t >= bucketEnd) {
                if (building) {
                    emit(i);
                }
                begin(base, i, t);
            } else if (building) {
                h = Math.max(h, base.high[i]);
                l = Math.min(l, base.low[i]);
                c = price;
                v += base.volume[i];
            }
            if (building && t + baseMillis >= bucketEnd) {
                emit(i);
            }
            at[i] = size;
        }
    }

    private void begin(Frame base, int i, long t) {
        bucketOpen = interval.openOf(t);
        bucketEnd = bucketOpen + millis;
        building = (seenAny || t == bucketOpen) && bucketOpen > givenUntil;
        seenAny = true;
        o = base.open[i];
        h = base.high[i];
        l = base.low[i];
        c = base.close[i];
        v = base.volume[i];
    }

    private void emit(int baseSlot) {
        int s = ++size;
        openTime[s] = bucketOpen;
        open[s] = o;
        high[s] = h;
        low[s] = l;
        close[s] = c;
        volume[s] = v;
        closedAt[s] = baseSlot;
        building = false;
    }
}
