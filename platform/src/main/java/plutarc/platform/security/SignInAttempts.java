package plutarc.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/**
 * Slows guessing down. After five failures for one account, or twenty from one network address, each further attempt has to wait,
 * twice as long each time, at most a quarter of an hour; a success or a quiet quarter of an hour forgives. Remembers the ten thousand
 * latest only, so that it cannot be made to fill the memory. Thread-safe.
 */
@Component
public class SignInAttempts {

    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant latest, Instant waitUntil) {
    }

    /** How long to wait before this attempt may be made; empty for not at all. */
    synchronized Optional<Duration> wait(String email, String address) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        for (String key : new String[] {"account " + email, "address " + address}) {
            Failures known = failures.get(key);
            if (known != null && now.isBefore(known.waitUntil()) && longest.compareTo(Duration.between(now, known.waitUntil())) < 0) {
                longest = Duration.between(now, known.waitUntil());
            }
        }
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    /** @throws RefusedException {@code session.too_many_attempts} where this attempt has to wait */
    public void requireNoWait(String name, String address) {
        wait(name, address).ifPresent(wait -> {
            long seconds = Math.max(1, wait.toSeconds() + 1);
            throw new RefusedException(Refusal.of("session.too_many_attempts", "Too many failed attempts; try again in " + seconds + " s.",
                    "retryAfterSeconds", Long.toString(seconds), "a later attempt"));
        });
    }

    public synchronized void failed(String email, String address) {
        count("account " + email, FREE_PER_ACCOUNT);
        count("address " + address, FREE_PER_ADDRESS);
    }

    public synchronized void succeeded(String email) {
        failures.remove("account " + email);
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failures before = failures.get(key);
        int count = before == null || now.isAfter(before.latest().plus(LONGEST_WAIT)) ? 1 : before.count() + 1;
        Duration wait = Duration.ZERO;
        if (count >= free) {
            Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(count - free, 20));
            wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        }
        failures.put(key, new Failures(count, now, now.plus(wait)));
    }
}
