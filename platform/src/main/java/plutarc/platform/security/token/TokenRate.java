package plutarc.platform.security.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one token may be used: a burst of 100 requests, ten a second on average. Remembers the ten thousand latest only. Thread-safe.
 */
final class TokenRate {

    static final int BURST = 100;
    static final int PER_SECOND = 10;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Budget> budgets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Budget> eldest) {
            return size() > REMEMBERED;
        }
    };

    TokenRate(Clock clock) {
        this.clock = clock;
    }

    private record Budget(double requests, Instant at) {
    }

    /** Whether one more request is allowed now. */
    synchronized boolean allows(String token) {
        Instant now = clock.instant();
        Budget before = budgets.getOrDefault(token, new Budget(BURST, now));
        double earned = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0 * PER_SECOND;
        double left = Math.min(BURST, before.requests() + earned);
        budgets.put(token, new Budget(left < 1 ? left : left - 1, now));
        return left >= 1;
    }
}
