package plutarc.botnode.shell;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets that grow with them, each within 1/16 of the duration: constant memory, a few nanoseconds a record, no allocation.
 * Thread-safe; what is read while others record may miss the latest.
 */
public final class LatencyRecorder {

    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;
    private final AtomicLongArray buckets = new AtomicLongArray((64 - SUB_BITS) * SUB + SUB);

    /** @param nanos negative counts as zero */
    public void record(long nanos) {
        buckets.incrementAndGet(index(Math.max(0, nanos)));
    }

    /** How many have been recorded since the last reset. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < buckets.length(); i++) {
            sum += buckets.get(i);
        }
        return sum;
    }

    /**
     * The duration, in nanoseconds, that this share of the records do not exceed; 0 without records.
     *
     * @param quantile 0 to 1
     */
    public long quantile(double quantile) {
        long wanted = (long) Math.ceil(count() * quantile);
        long seen = 0;
        for (int i = 0; i < buckets.length(); i++) {
            seen += buckets.get(i);
            if (seen >= wanted && seen > 0) {
                return upper(i);
            }
        }
        return 0;
    }

    /** Forgets everything. */
    public void reset() {
        for (int i = 0; i < buckets.length(); i++) {
            buckets.set(i, 0);
        }
    }

    private static int index(long nanos) {
        int exponent = 63 - Long.numberOfLeadingZeros(nanos | 1);
        if (exponent < SUB_BITS) {
            return (int) nanos;
        }
        int shift = exponent - SUB_BITS;
        return (shift + 1) * SUB + (int) ((nanos >>> shift) - SUB);
    }

    private static long upper(int index) {
        if (index < SUB) {
            return index;
        }
        int shift = index / SUB - 1;
        return ((long) (index % SUB + SUB + 1) << shift) - 1;
    }
}
