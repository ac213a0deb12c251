package plutarc.platform.candles;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.candles.CandleFetchView;
import plutarc.contracts.candles.CandleSetCommand.AddCandleSet;
import plutarc.contracts.exchangekey.Venue;
import plutarc.strategy.market.Interval;

/** History that is being read from a venue, and how far it has come. Thread-safe: one thread writes, others look. */
final class CandleFetch {

    /** Before so much has passed, a pace is a guess. */
    private static final long SETTLED_NANOS = 500_000_000L;

    /** @param sender what goes with the command that adds the set: who asked for it */
    record Wanted(AddCandleSet set, Venue venue, boolean testnet, Interval interval, Instant from, Instant to, Map<String, String> sender) {

        long total() {
            return (to.toEpochMilli() - from.toEpochMilli()) / interval.millis();
        }
    }

    private final Wanted wanted;
    private final long begun = System.nanoTime();
    private volatile long done;
    private volatile boolean stopped;
    private volatile Optional<String> failure = Optional.empty();

    CandleFetch(Wanted wanted) {
        this.wanted = wanted;
    }

    Wanted wanted() {
        return wanted;
    }

    /** @return whether to go on */
    boolean at(long candles) {
        done = candles;
        return !stopped;
    }

    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    void failed(String why) {
        failure = Optional.of(why);
    }

    boolean running() {
        return failure.isEmpty();
    }

    CandleFetchView view() {
        long so = done;
        long elapsed = System.nanoTime() - begun;
        Optional<Long> eta = so == 0 || elapsed < SETTLED_NANOS || !running() ? Optional.empty() : Optional.of((long) (elapsed / 1e6 * (wanted.total() - so) / so));
        return new CandleFetchView(wanted.set().candleSetId(), wanted.set().name(), wanted.venue(), wanted.set().symbol(), wanted.interval().label(), wanted.from(), wanted.to(), so,
                wanted.total(), eta, failure);
    }
}
