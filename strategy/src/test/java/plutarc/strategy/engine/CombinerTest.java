package plutarc.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.strategy.component.Code;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Combination;

/** Votes in, side and score out. Votes are written as + - 0, w for warming up and x for no data; weights are 1, 2, 0.5 in turn. */
class CombinerTest {
    private static final double[] WEIGHTS = {1, 2, 0.5};

    private static byte code(char vote) {
        return switch (vote) {
            case '+' -> Code.LONG;
            case '-' -> Code.SHORT;
            case '0' -> Code.NEUTRAL;
            case 'w' -> Code.WARMING;
            default -> Code.NO_DATA;
        };
    }

    private static Combiner combine(Combination.Mode mode, double threshold, String votes) {
        Graph graph = new Graph(Interval.M1, 1);
        Frame frame = graph.base();
        int n = votes.length();
        byte[][] columns = new byte[n][];
        Frame[] frames = new Frame[n];
        Arrays.fill(frames, frame);
        for (int i = 0; i < n; i++) {
            columns[i] = new byte[] {Code.WARMING, code(votes.charAt(i))};
        }
        Combiner combiner = new Combiner(frame, frames, columns, Arrays.copyOf(WEIGHTS, n), new Combination(mode, threshold));
        combiner.run(1, 1);
        return combiner;
    }

    @ParameterizedTest
    @CsvSource({
        "min_score, 0.5, +++, 1, 1", "min_score, 0.5, ++-, 1, 0.714286", "min_score, 0.5, +0+, 0, 0.428571", "min_score, 0.5, +-0, 0, -0.285714",
        "min_score, 0.5, 0-0, -1, -0.571429", "min_score, 0.5, +w0, 1, 0.666667", "min_score, 0.5, +xw, 1, 1", "min_score, 0.5, wxw, 0, NaN", "min_score, 1, -, -1, -1",
        "min_signals, 2, ++0, 1, 0.666667", "min_signals, 2, +00, 0, 0.333333", "min_signals, 1, +-0, 0, 0", "min_signals, 1, +--, -1, -0.333333", "min_signals, 2, +w+, 1, 1",
        "unanimous, 0, ++, 1, 1", "unanimous, 0, +0, 0, 0.5", "unanimous, 0, --w, -1, -1", "unanimous, 0, w, 0, NaN",
        "majority, 0, ++0, 1, 0.666667", "majority, 0, +0, 0, 0.5", "majority, 0, ++-, 1, 0.333333", "majority, 0, -x, -1, -1",
        "any, 0, +00, 1, 0.333333", "any, 0, +-0, 0, 0", "any, 0, 0-x, -1, -0.5", "any, 0, 000, 0, 0"})
    void eachModeHasItsRule(String mode, double threshold, String votes, int side, double score) {
        Combiner c = combine(Combination.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), threshold, votes);
        assertThat((int) c.sides()[1]).isEqualTo(side);
        if (Double.isNaN(score)) {
            assertThat(c.scores()[1]).isNaN();
        } else {
            assertThat(c.scores()[1]).isCloseTo(score, within(1e-6));
        }
    }

    @Property
    void shortIsTheMirrorOfLong(@ForAll Combination.Mode mode, @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 0, max = 4) Integer> picks) {
        String votes = picks.stream().map(i -> "" + "+-0wx".charAt(i)).reduce("", String::concat);
        String mirrored = votes.replace('+', '?').replace('-', '+').replace('?', '-');
        double threshold = mode == Combination.Mode.MIN_SIGNALS ? 1 : 0.6;
        assertThat((int) combine(mode, threshold, mirrored).sides()[1]).isEqualTo(-combine(mode, threshold, votes).sides()[1]);
    }
}
