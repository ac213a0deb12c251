package plutarc.platform.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokenRateTest {

    private static final Clock START = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private Clock now = START;
    private final TokenRate rate = new TokenRate(new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.instant();
        }
    });

    @Test
    void aBurstIsFreeThenTenASecond() {
        assertThat(allowed(150)).isEqualTo(100);
        now = Clock.offset(START, Duration.ofSeconds(2));
        assertThat(allowed(150)).isEqualTo(20);
        now = Clock.offset(START, Duration.ofHours(1));
        assertThat(allowed(150)).isEqualTo(100);
    }

    @Test
    void oneTokenDoesNotSlowAnother() {
        allowed(150);
        assertThat(rate.allows("another")).isTrue();
    }

    private int allowed(int of) {
        int allowed = 0;
        for (int request = 0; request < of; request++) {
            allowed += rate.allows("one") ? 1 : 0;
        }
        return allowed;
    }
}
