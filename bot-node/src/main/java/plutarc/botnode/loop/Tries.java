package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What is being tried for one trade: when a refused request may be made again, and what has been told. Not remembered over a restart. Of the loop's thread alone. */
final class Tries {

    /** No order for stop or target before it. */
    Instant protectAt = Instant.MIN;
    /** Since when the price has been through stop or target. */
    Optional<Instant> breachedSince = Optional.empty();
    /** The stop as it was last reported. */
    Optional<BigDecimal> reportedStop = Optional.empty();
    /** No closing order before it. */
    Instant exitAt = Instant.MIN;
    /** Closing orders refused. */
    int exitFailures;
    /** When a resting entry may be asked back again. */
    Instant withdrawAt = Instant.MIN;
}
