package plutarc.exchanges.wire;

import java.time.Duration;
import java.util.Arrays;
import plutarc.exchanges.Latency;

/** The last 1,024 round trips of one kind. Written by one thread, read by any. */
public final class LatencyWindow {

    private static final int SIZE = 1024;

    private final long[] nanos = new long[SIZE];
    private int count;
    private int next;

    public synchronized void add(Duration roundTrip) {
        nanos[next] = Math.max(0, roundTrip.toNanos());
        next = (next + 1) % SIZE;
        count = Math.min(count + 1, SIZE);
    }

    /** Nearest-rank percentiles; sorts a copy, so it is for reports, not for the hot path. */
    public synchronized Latency.Percentiles percentiles() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Latency.Percentiles(count, rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99), rank(sorted, 1));
    }

    private static Duration rank(long[] sorted, double p) {
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)]);
    }
}
