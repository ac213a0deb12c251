package plutarc.exchanges.bybit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The venue's time, by our clock and a measured difference: Bybit refuses what is signed more than a second ahead of its own clock.
 * Thread-safe.
 */
final class VenueTime {

    private final InstantSource clock;
    private volatile Duration ahead = Duration.ZERO;

    VenueTime(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** @param asked when the question left, by our clock; the venue is taken to have looked half-way between then and now */
    void measured(Instant asked, Instant venue) {
        Instant middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
        ahead = Duration.between(middle, venue);
    }
}
