package plutarc.exchanges.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import plutarc.exchanges.Candle;

/**
 * Makes one gapless ascending sequence of closed candles out of a stream that loses and repeats, and of history that fills the holes.
 * Each candle leaves exactly once. One thread.
 */
public final class CandleFeed {

    /** How often history may fail to have the next candle before the hole counts as the venue's own. */
    private static final int PATIENCE = 5;

    private final Duration interval;
    private final BiConsumer<Candle, Boolean> out;
    private final TreeMap<Instant, Held> held = new TreeMap<>();
    private Instant expected;
    private boolean asking;
    private int fruitless;

    /**
     * @param after opening time of the last candle that the receiver has
     * @param out   takes each candle, and whether it is late (came from history)
     */
    public CandleFeed(Duration interval, Instant after, BiConsumer<Candle, Boolean> out) {
        this.interval = interval;
        this.expected = after.plus(interval);
        this.out = out;
    }

    private record Held(Candle candle, boolean late) {
    }

    /** What to read from history: closed candles with {@code from <= openTime < to}. */
    public record Gap(Instant from, Instant to) {
    }

    /** The next candle to deliver has this opening time. */
    public Instant expected() {
        return expected;
    }

    /** The stream delivered a closed candle. An answer means: read this from history and bring it to {@link #history}. */
    public Optional<Gap> closed(Candle candle) {
        if (candle.openTime().isBefore(expected)) {
            return Optional.empty();
        }
        held.put(candle.openTime(), new Held(candle, false));
        deliverHeld();
        return held.isEmpty() ? Optional.empty() : ask(held.firstKey());
    }

    /** The stream showed the candle that is forming now, so every earlier one has closed. */
    public Optional<Gap> forming(Instant openTime) {
        return openTime.isAfter(expected) ? ask(openTime) : Optional.empty();
    }

    /**
     * History answered. What it lacks although it has a later candle does not exist: the venue made none. If it has no later one it lags behind
     * the stream and is asked again; after five fruitless answers the hole is accepted.
     *
     * @param candles what history has from {@code asked.from} on; those at or after {@code asked.to} may be forming and only prove that it does not lag
     * @return what to ask next; the caller waits a moment first when the last answer had nothing
     */
    public Optional<Gap> history(Gap asked, List<Candle> candles) {
        asking = false;
        boolean whole = false;
        boolean progress = false;
        for (Candle candle : candles) {
            if (!candle.openTime().isBefore(asked.to())) {
                whole = true;
            } else if (candle.openTime().equals(expected)) {
                deliver(candle, true);
                progress = true;
            } else if (candle.openTime().isAfter(expected)) {
                held.putIfAbsent(candle.openTime(), new Held(candle, true));
            }
        }
        deliverHeld();
        fruitless = progress ? 0 : fruitless + 1;
        while (expected.isBefore(asked.to()) && (whole || fruitless >= PATIENCE)) {
            expected = held.isEmpty() || held.firstKey().isAfter(asked.to()) ? asked.to() : held.firstKey();
            deliverHeld();
        }
        if (!held.isEmpty()) {
            return ask(held.firstKey());
        }
        return expected.isBefore(asked.to()) ? ask(asked.to()) : Optional.empty();
    }

    /** History could not be read: nothing has changed, and the gap may be asked for again. */
    public Optional<Gap> failed(Gap asked) {
        asking = false;
        return expected.isBefore(asked.to()) ? ask(asked.to()) : Optional.empty();
    }

    private Optional<Gap> ask(Instant to) {
        if (asking) {
            return Optional.empty();
        }
        asking = true;
        return Optional.of(new Gap(expected, to));
    }

    private void deliverHeld() {
        Iterator<Map.Entry<Instant, Held>> candles = held.entrySet().iterator();
        while (candles.hasNext()) {
            Map.Entry<Instant, Held> next = candles.next();
            if (next.getKey().isAfter(expected)) {
                return;
            }
            candles.remove();
            if (next.getKey().equals(expected)) {
                deliver(next.getValue().candle(), next.getValue().late());
            }
        }
    }

    private void deliver(Candle candle, boolean late) {
        expected = expected.plus(interval);
        out.accept(candle, late);
    }
}
