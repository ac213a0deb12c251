package plutarc.botnode.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import plutarc.exchanges.ExchangeEvent;

/**
 * Has the way from a candle to its order gone again and again, from shortly before a candle is expected until it has come. Expects each candle as long after
 * the one before it as that came after its own predecessor. Gives way as soon as the processor is wanted elsewhere. On
 * the loop's thread only.
 */
final class KeepWarm {

    private static final long AHEAD = Duration.ofMillis(15).toNanos();
    private static final long LATE = Duration.ofMillis(75).toNanos();
    /** A market whose candles follow one another so closely is a replay, where this would only cost. */
    private static final long REPLAY = 20 * AHEAD;
    /** A step that took so long did not have the processor for itself. */
    private static final long INTERRUPTED = Duration.ofMillis(4).toNanos();
    /** Before one candle it gives way when that has happened so often: once is chance. */
    private static final int CHANCES = 3;
    private static final Duration SETTLING_PAUSE = Duration.ofMillis(1);

    private record Stream(String symbol, Duration interval) {
    }

    private final BiConsumer<Duration, Runnable> after;
    private final LongSupplier nanos;
    private final Runnable prepare;
    private final Runnable step;
    private final Map<Stream, Long> heard = new HashMap<>();
    private long candles;

    /**
     * @param after   runs work on the loop's thread after a while
     * @param nanos   {@link System#nanoTime}
     * @param prepare is run once before each candle, ahead of the steps; a few milliseconds
     * @param step    goes the way once more, as far as it has no effect, in a fraction of a millisecond
     */
    KeepWarm(BiConsumer<Duration, Runnable> after, LongSupplier nanos, Runnable prepare, Runnable step) {
        this.after = after;
        this.nanos = nanos;
        this.prepare = prepare;
        this.step = step;
    }

    /** Goes the way so many times, once a millisecond: a virtual machine compiles what it has met a few hundred times. */
    void begin(int steps) {
        if (steps > 0) {
            step.run();
            after.accept(SETTLING_PAUSE, () -> begin(steps - 1));
        }
    }

    /** @param at when the candle came */
    void closed(ExchangeEvent.CandleClosed candle, long at) {
        candles++;
        Long before = heard.put(new Stream(candle.symbol(), candle.interval()), at);
        if (before != null && at - before >= REPLAY) {
            long expected = at + at - before;
            long expecting = candles;
            after.accept(Duration.ofNanos(Math.max(0, expected - AHEAD - nanos.getAsLong())), () -> {
                if (candles == expecting) {
                    prepare.run();
                    warm(expecting, expected + LATE, CHANCES);
                }
            });
        }
    }

    private void warm(long expecting, long until, int chances) {
        long began = nanos.getAsLong();
        if (candles == expecting && began < until && chances > 0) {
            step.run();
            int left = nanos.getAsLong() - began < INTERRUPTED ? chances : chances - 1;
            after.accept(Duration.ZERO, () -> warm(expecting, until, left));
        }
    }
}
