package plutarc.exchanges.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: each doubles the last up to a ceiling, and is drawn from its upper half, so that many clients of one broken
 * venue do not come back at the same instant. One thread.
 */
public final class Backoff {

    private static final int DOUBLINGS = 20;

    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private int attempts;

    public Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
    }

    public Duration next() {
        long doubled = min.toMillis() << Math.min(attempts++, DOUBLINGS);
        long ceiling = Math.max(1, Math.min(doubled, max.toMillis()));
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling - ceiling / 2 + 1));
    }

    /** Coming back soon would change nothing: the next pause is one of the longest. */
    public void longest() {
        attempts = DOUBLINGS;
    }

    /** The connection has proved good: start small again. */
    public void reset() {
        attempts = 0;
    }
}
