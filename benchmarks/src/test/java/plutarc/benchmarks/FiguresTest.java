package plutarc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | 0
            0.01234    | 0.0123
            0.5        | 0.5
            1.999      | 2
            4.567      | 4.57
            45.67      | 45.7
            456.7      | 457
            4567.8     | 4,568
            45678      | 45,700
            1234567    | 1,230,000
            -45.67     | -45.7
            NaN        | none""")
    void aNumberIsShownWithThreeSignificantDigits(double value, String shown) {
        assertThat(Figures.text(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 5", "0.95, 10", "0.9, 9", "0.01, 1", "1, 10"})
    void aQuantileIsOneOfTheValues(double share, double expected) {
        assertThat(Figures.quantile(new double[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, share)).isEqualTo(expected);
    }

    @Test
    void nothingMeasuredHasNoQuantile() {
        assertThatIllegalArgumentException().isThrownBy(() -> Figures.median(new double[0])).withMessageContaining("nothing was measured");
    }

    @Property
    void atLeastTheShareOfTheValuesIsNotAboveTheQuantile(@ForAll @Size(min = 1, max = 50) double @DoubleRange(min = -1e9, max = 1e9) [] values,
                                                         @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        double quantile = Figures.quantile(values, share);
        long notAbove = Arrays.stream(values).filter(value -> value <= quantile).count();
        long below = Arrays.stream(values).filter(value -> value < quantile).count();
        assertThat(notAbove).isGreaterThanOrEqualTo((long) Math.ceil(values.length * share));
        assertThat(below).isLessThan((long) Math.ceil(values.length * share));
    }
}
