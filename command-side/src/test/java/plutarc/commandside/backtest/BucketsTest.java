package plutarc.commandside.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

class BucketsTest {
    private static final Candles YEAR = SampleCandles.waves(Interval.M1, 20_000);

    @Property(tries = 200)
    void everyHighAndLowOfWhatIsSeenIsKeptInNotMuchMoreThanWhatWasAskedFor(@ForAll @IntRange(max = 20_000) int a, @ForAll @IntRange(max = 20_000) int b,
                                                                           @ForAll @IntRange(min = 10, max = 3000) int most) {
        int first = Math.min(a, b);
        int end = Math.max(a, b);
        long begin = YEAR.openTime()[0];
        var chart = Buckets.chart("BTCUSDT", YEAR, begin + first * 60_000L, begin + end * 60_000L, most);
        assertThat(chart.time().length).isLessThanOrEqualTo(most + 1);
        if (first < end) {
            assertThat(Arrays.stream(chart.high()).max()).isEqualTo(Arrays.stream(YEAR.high(), first, end).max());
            assertThat(Arrays.stream(chart.low()).min()).isEqualTo(Arrays.stream(YEAR.low(), first, end).min());
            assertThat(chart.open()[0]).isEqualTo(YEAR.open()[first]);
            assertThat(chart.close()[chart.close().length - 1]).isEqualTo(YEAR.close()[end - 1]);
            assertThat(chart.time()).isSorted();
            assertThat(Arrays.stream(chart.time()).allMatch(time -> time % chart.stepMillis() == 0)).isTrue();
        } else {
            assertThat(chart.time()).isEmpty();
        }
    }

    @Test
    void aShortStretchComesCandleByCandle() {
        long begin = YEAR.openTime()[0];
        var chart = Buckets.chart("BTCUSDT", YEAR, begin + 60_000L * 100, begin + 60_000L * 300, 1500);
        assertThat(chart.stepMillis()).isEqualTo(60_000);
        assertThat(chart.close()).isEqualTo(Arrays.copyOfRange(YEAR.close(), 100, 300));
    }
}
