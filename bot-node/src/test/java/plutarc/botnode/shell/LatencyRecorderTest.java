package plutarc.botnode.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

    @Test
    void withoutRecordsEveryQuantileIsZero() {
        assertThat(new LatencyRecorder().quantile(0.99)).isZero();
    }

    @Property
    void everyQuantileIsWithinASixteenthOfTheExactOne(@ForAll @Size(min = 1, max = 200) long[] raw) {
        long[] values = Arrays.stream(raw).map(v -> Math.floorMod(v, 10_000_000_000L)).toArray();
        LatencyRecorder recorder = new LatencyRecorder();
        Arrays.stream(values).forEach(recorder::record);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double q : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            long exact = sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
            assertThat(recorder.quantile(q)).isBetween(exact, exact + exact / 16 + 1);
        }
        assertThat(recorder.count()).isEqualTo(values.length);
    }

    @Property
    void negativeDurationsCountAsZero(@ForAll @LongRange(min = Long.MIN_VALUE, max = -1) long nanos) {
        LatencyRecorder recorder = new LatencyRecorder();
        recorder.record(nanos);
        assertThat(recorder.quantile(1)).isZero();
    }
}
