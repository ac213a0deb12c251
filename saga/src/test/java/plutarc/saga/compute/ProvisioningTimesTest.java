package plutarc.saga.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.RegionId;

class ProvisioningTimesTest {
    @TempDir
    private Path folder;

    @Test
    void beforeAnythingIsMeasuredTheLeadIsFiveMinutes() {
        assertThat(times().lead("local", RegionId.LOCAL)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theLeadIsTheNinetyFifthPercentileAndHalfOfItAndSurvivesARestart() {
        var times = times();
        for (int i = 1; i <= 20; i++) {
            times.measured("cloud", new RegionId("moon"), Duration.ofSeconds(i));
        }
        times.measured("cloud", new RegionId("mars"), Duration.ofSeconds(200));
        assertThat(times().lead("cloud", new RegionId("moon"))).isEqualTo(Duration.ofMillis(28_500));
        assertThat(times().lead("cloud", new RegionId("mars"))).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void theMarginIsFiveSecondsAtLeastAndOldMeasurementsAreForgotten() {
        var times = times();
        times.measured("local", RegionId.LOCAL, Duration.ofMinutes(9));
        for (int i = 0; i < ProvisioningTimes.KEPT; i++) {
            times.measured("local", RegionId.LOCAL, Duration.ofSeconds(1));
        }
        assertThat(times.lead("local", RegionId.LOCAL)).isEqualTo(Duration.ofSeconds(6));
    }

    private ProvisioningTimes times() {
        return new ProvisioningTimes(folder.resolve("times.json"));
    }
}
