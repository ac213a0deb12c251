package plutarc.paperexchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketClockTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"1x, 60", "60x, 1", "0.5, 120", "600x, 0.1"})
    void aMinuteTakesASixtiethOfAnHourDividedByTheSpeed(String speed, double seconds) {
        MarketClock clock = new MarketClock(Speed.parse(speed), 0, 0);
        assertThat(clock.untilDue(60_000, 0, 0)).isEqualTo((long) (seconds * SECOND));
    }

    @Test
    void delaysDoNotAddUpBecauseEveryStepIsMeasuredFromTheAnchor() {
        MarketClock clock = new MarketClock(Speed.parse("60x"), 0, 0);
        assertThat(clock.untilDue(120_000, 60_000, SECOND + 300_000_000)).isEqualTo(700_000_000);
    }

    @Test
    void aHoleInTheDataAndALongSleepAreSteppedOver() {
        MarketClock clock = new MarketClock(Speed.parse("1x"), 0, 0);
        assertThat(clock.untilDue(3_600_000, 0, 0)).as("an hour without candles").isZero();
        assertThat(clock.untilDue(3_660_000, 3_600_000, 0)).isEqualTo(60 * SECOND);
        assertThat(clock.untilDue(3_660_000, 3_600_000, 4000 * SECOND)).as("the machine slept").isZero();
        assertThat(clock.untilDue(3_720_000, 3_660_000, 4000 * SECOND)).isEqualTo(60 * SECOND);
    }

    @Test
    void speedsAreReadAsTheyAreWritten() {
        for (String speed : new String[] {"60x", "max", "step", "0.5x"}) {
            assertThat(Speed.parse(speed).toString()).isEqualTo(speed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0x", "-1x", "1e9"})
    void otherSpeedsAreRefusedWithWhatIsAllowed(String speed) {
        assertThatThrownBy(() -> Speed.parse(speed)).hasMessageContaining("'" + speed + "'").hasMessageContaining("60x");
    }
}
