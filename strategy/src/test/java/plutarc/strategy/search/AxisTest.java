package plutarc.strategy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a.b=5:20:5|5 10 15 20", "a.b=5:19:5|5 10 15", "a.b=0.1:0.3:0.1|0.1 0.2 0.3", "a.b=7:7:1|7", "a.b=-1:1:1|-1 0 1", "a.b=pct, atr|pct atr", "a.b=true,false|true false", "a.b=100:300:100|100 200 300"})
    void aRangeIsCountedOutExactlyAndAListTakenAsItIs(String text, String values) {
        assertThat(Axis.parse(text).path()).isEqualTo("a.b");
        assertThat(Axis.parse(text).values()).containsExactly(values.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a.b|has no values", "a.b=|has no values", "=1|has no values", "a.b=1:2|from:to:step", "a.b=1:x:1|'x'", "a.b=1:5:0|step must be above 0", "a.b=5:1:1|end not below", "a.b=1,1|twice",
            "a.b=0:100000:0.001|more than 10000 values"})
    void whatCannotBeReadIsNamedWithWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> Axis.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void stepsDoNotDrift() {
        assertThat(Axis.parse("x=0:1:0.1").values()).hasSize(11).endsWith("0.9", "1");
    }
}
