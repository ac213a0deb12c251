package plutarc.exchanges.wire;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps one kind of request below the venue's limit, and believes the venue when it says how much is left. Thread-safe. */
public final class RateGate {

    private final RateLimiter limiter;
    private final Duration patience;
    private final InstantSource clock;
    private volatile Instant closedUntil = Instant.EPOCH;

    /**
     * @param perSecond the venue's default limit; corrected by {@link #told}
     * @param patience  the longest wait that is worth it
     */
    public RateGate(String name, int perSecond, Duration patience, InstantSource clock) {
        this.limiter = RateLimiter.of(name, RateLimiterConfig.custom().limitForPeriod(perSecond).limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(patience).build());
        this.patience = patience;
        this.clock = clock;
    }

    /** Takes a place: how long to wait before sending, or empty if it would be longer than is worth it. Does not block. */
    public Optional<Duration> reserve() {
        Duration closed = closedUntil.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(clock.instant(), closedUntil);
        if (closed.compareTo(patience) > 0) {
            return Optional.empty();
        }
        long nanos = limiter.reservePermission();
        if (nanos < 0) {
            return Optional.empty();
        }
        Duration wait = Duration.ofNanos(nanos);
        return Optional.of(closed.compareTo(wait) > 0 ? closed : wait);
    }

    /**
     * What the venue said beside its answer.
     *
     * @param limit     requests a second that it allows; 0 if it did not say
     * @param remaining how many are left of them
     * @param reset     when they come back
     */
    public void told(int limit, int remaining, Instant reset) {
        if (limit > 0 && limit != limiter.getRateLimiterConfig().getLimitForPeriod()) {
            limiter.changeLimitForPeriod(limit);
        }
        if (limit > 0 && remaining <= 0 && reset.isAfter(clock.instant())) {
            closedUntil = reset;
        }
    }

    /** The venue refused for the rate: send nothing until then. */
    public void closeUntil(Instant reset) {
        closedUntil = reset;
    }
}
