package plutarc.strategy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MonteCarloTest {

    private static final double[] EDGE = {30, -10, 20, -15, 25, -5, 10, -20, 40, -10};

    @Test
    void reshufflingChangesTheWayNeverTheEnd() {
        MonteCarlo runs = MonteCarlo.of(MonteCarlo.Method.RESHUFFLE, EDGE, 1000, 500, 0.5, 7);
        assertThat(runs.finalEquity().low()).isCloseTo(1065, within(1e-9));
        assertThat(runs.finalEquity().high()).isCloseTo(1065, within(1e-9));
        assertThat(runs.maxDrawdown().low()).isLessThan(runs.maxDrawdown().high());
    }

    @Test
    void bootstrappingSpreadsTheEndAroundTheEdge() {
        MonteCarlo runs = MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 1000, 5000, 0.5, 7);
        assertThat(runs.finalEquity().low()).isLessThan(1065).isGreaterThan(900);
        assertThat(runs.finalEquity().high()).isGreaterThan(1065);
        assertThat(runs.finalEquity().median()).isCloseTo(1065, within(10.0));
        assertThat(runs.riskOfRuin()).isZero();
    }

    @Test
    void ruinIsCountedWhereEquityFallsToTheShare() {
        assertThat(MonteCarlo.of(MonteCarlo.Method.RESHUFFLE, new double[]{-60, -60}, 100, 100, 0.5, 1).riskOfRuin()).isEqualTo(1);
        assertThat(MonteCarlo.of(MonteCarlo.Method.RESHUFFLE, new double[]{-60, 60}, 100, 2000, 0.5, 1).riskOfRuin()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void theSameSeedGivesTheSameFiguresWhateverTheThreads() throws Exception {
        MonteCarlo one;
        MonteCarlo four;
        try (ForkJoinPool single = new ForkJoinPool(1); ForkJoinPool several = new ForkJoinPool(4)) {
            one = single.submit(() -> MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 1000, 300, 0.5, 42)).get();
            four = several.submit(() -> MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 1000, 300, 0.5, 42)).get();
        }
        assertThat(four.finalEquity()).isEqualTo(one.finalEquity());
        assertThat(four.maxDrawdown()).isEqualTo(one.maxDrawdown());
        assertThat(four.bands()).isDeepEqualTo(one.bands());
    }

    @Test
    void anotherSeedGivesOtherRuns() {
        assertThat(MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 1000, 100, 0.5, 1).finalEquity())
                .isNotEqualTo(MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 1000, 100, 0.5, 2).finalEquity());
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 1000, 0, 0.5, 1)).hasMessage("runs is 0; allowed are 1 to 100000");
        assertThatThrownBy(() -> MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, EDGE, 0, 10, 0.5, 1)).hasMessage("start is 0.0; allowed are numbers above 0");
    }

    @Property(tries = 50)
    void bandsBeginAtTheStartAndStayInOrder(@ForAll @Size(max = 30) double[] drawn, @ForAll @DoubleRange(min = 1, max = 1e6) double start) {
        double[] nets = java.util.Arrays.stream(drawn).map(value -> Double.isFinite(value) ? value % 1000 : 0).toArray();
        MonteCarlo runs = MonteCarlo.of(MonteCarlo.Method.BOOTSTRAP, nets, start, 20, 0, 3);
        assertThat(runs.bands()[0]).containsExactly(start, start, start);
        for (double[] band : runs.bands()) {
            assertThat(band[0]).isLessThanOrEqualTo(band[1]);
            assertThat(band[1]).isLessThanOrEqualTo(band[2]);
        }
    }
}
