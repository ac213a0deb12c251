package plutarc.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void fourFailuresCostNothing() {
        fail(4, "a@b", "1.2.3.4");
        assertThat(attempts.wait("a@b", "1.2.3.4")).isEmpty();
    }

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        fail(5, "a@b", "1.2.3.4");
        assertThat(attempts.wait("a@b", "9.9.9.9")).contains(Duration.ofSeconds(2));
        fail(1, "a@b", "1.2.3.4");
        assertThat(attempts.wait("a@b", "9.9.9.9")).contains(Duration.ofSeconds(4));
        fail(30, "a@b", "1.2.3.4");
        assertThat(attempts.wait("a@b", "9.9.9.9")).contains(Duration.ofMinutes(15));
    }

    @Test
    void oneAddressIsMadeToWaitForAllAccounts() {
        for (int i = 0; i < 20; i++) {
            fail(1, i + "@b", "1.2.3.4");
        }
        assertThat(attempts.wait("new@b", "1.2.3.4")).contains(Duration.ofSeconds(2));
        assertThat(attempts.wait("new@b", "9.9.9.9")).isEmpty();
    }

    @Test
    void aQuietQuarterOfAnHourAndASuccessForgive() {
        fail(9, "a@b", "1.2.3.4");
        now = now.plus(Duration.ofMinutes(16));
        fail(1, "a@b", "1.2.3.4");
        assertThat(attempts.wait("a@b", "9.9.9.9")).isEmpty();
        fail(9, "a@b", "1.2.3.4");
        attempts.succeeded("a@b");
        assertThat(attempts.wait("a@b", "9.9.9.9")).isEmpty();
    }

    private void fail(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            attempts.failed(email, address);
        }
    }
}
