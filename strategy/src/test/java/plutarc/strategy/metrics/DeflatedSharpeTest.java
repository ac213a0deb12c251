package plutarc.strategy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeflatedSharpeTest {

    @Test
    void theExampleOfThePaperComesOut() {
        // Bailey and López de Prado (2014), section "A numerical example": 100 trials, variance 1/2 a year, T = 1250 days, skewness -3, kurtosis 10, annual SR 2.5.
        double daily = 2.5 / Math.sqrt(250);
        double probability = DeflatedSharpe.probability(daily, Math.sqrt(0.5 / 250), 100, 1250, -3, 10);
        assertThat(probability).isCloseTo(0.9004, within(0.001));
    }

    @Test
    void oneTrialIsJudgedAgainstZero() {
        assertThat(DeflatedSharpe.probability(0, 0.1, 1, 250, 0, 3)).isCloseTo(0.5, within(1e-6));
    }

    @Property
    void moreTrialsNeverMakeAResultMoreBelievable(@ForAll @DoubleRange(min = -0.2, max = 0.2) double sharpe, @ForAll @IntRange(min = 1, max = 500) int trials) {
        double few = DeflatedSharpe.probability(sharpe, 0.05, trials + 1, 365, 0, 3);
        double many = DeflatedSharpe.probability(sharpe, 0.05, trials * 10 + 1, 365, 0, 3);
        assertThat(many).isLessThanOrEqualTo(few + 1e-9);
    }

    @Property
    void theInverseUndoesTheDistribution(@ForAll @DoubleRange(min = -4, max = 4) double x) {
        assertThat(DeflatedSharpe.inverseNormal(DeflatedSharpe.normal(x))).isCloseTo(x, within(1e-4));
    }
}
