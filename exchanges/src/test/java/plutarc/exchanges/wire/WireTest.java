package plutarc.exchanges.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WireTest {

    @Property(tries = 200)
    void pausesGrowToTheCeilingAndNeverBeyondIt(@ForAll long seed) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), new Random(seed));
        for (int i = 0; i < 40; i++) {
            long ceiling = Math.min(100L << Math.min(i, 20), 5000);
            assertThat(backoff.next().toMillis()).isBetween(ceiling / 2, ceiling);
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void percentilesAreThoseOfTheLastMeasurements() {
        LatencyWindow window = new LatencyWindow();
        assertThat(window.percentiles().samples()).isZero();
        assertThat(window.percentiles().p99()).isZero();
        for (int i = 1; i <= 100; i++) {
            window.add(Duration.ofMillis(i));
        }
        assertThat(window.percentiles().p50()).isEqualTo(Duration.ofMillis(50));
        assertThat(window.percentiles().p99()).isEqualTo(Duration.ofMillis(99));
        assertThat(window.percentiles().max()).isEqualTo(Duration.ofMillis(100));
        for (int i = 0; i < 2000; i++) {
            window.add(Duration.ofMillis(7));
        }
        assertThat(window.percentiles().max()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void aGateLetsThroughWhatTheVenueAllowsAndThenMakesWait() {
        RateGate gate = new RateGate("test", 3, Duration.ofSeconds(5), Instant::now);
        Duration[] waits = new Duration[6];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = gate.reserve().orElseThrow();
        }
        assertThat(waits[0]).isZero();
        assertThat(waits[5]).as("more than three a second").isPositive();
    }

    @Test
    void aGateStaysClosedUntilTheVenueSaysSo() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        RateGate gate = new RateGate("test", 10, Duration.ofSeconds(5), () -> now);
        gate.told(10, 0, now.plusSeconds(2));
        assertThat(gate.reserve()).contains(Duration.ofSeconds(2));
        gate.closeUntil(now.plusSeconds(60));
        assertThat(gate.reserve()).as("not worth waiting for").isEmpty();
        gate.closeUntil(now.minusSeconds(1));
        assertThat(gate.reserve()).contains(Duration.ZERO);
    }

    @Test
    void aVenueThatSaysNothingOfItsLimitClosesNothing() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        RateGate gate = new RateGate("test", 10, Duration.ofSeconds(5), () -> now);
        gate.told(0, 0, Instant.EPOCH);
        assertThat(gate.reserve()).contains(Duration.ZERO);
    }
}
