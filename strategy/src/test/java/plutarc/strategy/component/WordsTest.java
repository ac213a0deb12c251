package plutarc.strategy.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"NaN, no value", "Infinity, Infinity", "-Infinity, -Infinity", "0, 0", "-0.0, 0", "25, 25", "-3, -3", "18.304, 18.3", "9.9996, 10", "0.12345, 0.123", "0.0000012, 0.000001",
            "1234.56, 1234.6", "-1.8694, -1.869", "123456789012, 123456789012"})
    void aFigureIsShortAndPlain(double value, String said) {
        assertThat(Words.figure(value)).isEqualTo(said);
    }

    @Property
    void aFigureIsTheFormattersWithoutTrailingZeros(@ForAll @DoubleRange(min = -1e7, max = 1e7) double value) {
        int digits = Math.abs(value) >= 1000 ? 1 : Math.abs(value) >= 10 ? 2 : Math.abs(value) >= 0.1 ? 3 : 6;
        double said = Double.parseDouble(Words.figure(value));
        assertThat(said).isEqualTo(Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value)) + 0.0);
        assertThat(Words.figure(value)).doesNotContain("E").doesNotMatch(".*\\..*0$|.*\\.$");
    }
}
