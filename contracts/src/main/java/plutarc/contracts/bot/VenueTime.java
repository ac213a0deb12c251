package plutarc.contracts.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What time it is where a bot trades.
 *
 * @param now  the venue's time: that of its candles
 * @param rate seconds of the venue in a second of the wall clock; 0 where its time stands still or does not run evenly
 */
public record VenueTime(Instant now, double rate) {

    /** A venue that keeps the wall clock's time. */
    public static VenueTime wall(Instant now) {
        return new VenueTime(now, 1);
    }

    /** How long by the wall clock until the venue's clock shows this time, zero where it has; empty where nobody knows. */
    public Optional<Duration> wallUntil(Instant time) {
        var left = Duration.between(now, time);
        if (!left.isPositive()) {
            return Optional.of(Duration.ZERO);
        }
        return rate > 0 ? Optional.of(Duration.ofMillis((long) Math.ceil(left.toMillis() / rate))) : Optional.empty();
    }
}
