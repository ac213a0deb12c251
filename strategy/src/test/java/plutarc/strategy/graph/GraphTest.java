package plutarc.strategy.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.indicator.Indicators;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;

class GraphTest {
    private static final long MIDNIGHT = 1_704_067_200_000L;
    private static final long MINUTE = 60_000L;

    private record Bar(long minute, double open, double high, double low, double close, double volume, long seenAt) { }

    /** Feeds one-minute bars at the given minutes after midnight, the price being the minute, and lists the five-minute bars that come out. */
    private static List<Bar> fives(int... minutes) {
        Graph graph = new Graph(Interval.M1, 1);
        Frame five = graph.frame(Interval.M5);
        List<Bar> bars = new ArrayList<>();
        for (int m : minutes) {
            graph.push(MIDNIGHT + m * MINUTE, m, m + 0.5, m - 0.5, m, 1);
            graph.run();
            for (int s = 1; s <= five.size; s++) {
                bars.add(new Bar((five.openTime[s] - MIDNIGHT) / MINUTE, five.open[s], five.high[s], five.low[s], five.close[s], five.volume[s], m));
            }
        }
        return bars;
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void aHigherBarClosesWithTheMinuteThatCompletesIt() {
        assertThat(fives(range(0, 10))).containsExactly(new Bar(0, 0, 4.5, -0.5, 4, 5, 4), new Bar(5, 5, 9.5, 4.5, 9, 5, 9));
    }

    @Test
    void aBarWhoseLastMinuteIsMissingClosesWhenTheNextMinuteComes() {
        assertThat(fives(0, 1, 2, 3, 5, 6, 7, 8, 9)).containsExactly(new Bar(0, 0, 3.5, -0.5, 3, 4, 5), new Bar(5, 5, 9.5, 4.5, 9, 5, 9));
    }

    @Test
    void aLastMinuteAfterAGapClosesTheBarUnderWayAndItsOwn() {
        assertThat(fives(0, 1, 2, 9, 10)).containsExactly(new Bar(0, 0, 2.5, -0.5, 2, 3, 9), new Bar(5, 9, 9.5, 8.5, 9, 1, 9));
    }

    @Test
    void anEmptyStretchMakesNoBarsAndAHistoryThatStartsMidwayLeavesItsFirstBarOut() {
        assertThat(fives(3, 4, 5, 6, 7, 8, 9, 31, 34)).containsExactly(new Bar(5, 5, 9.5, 4.5, 9, 5, 9), new Bar(30, 31, 34.5, 30.5, 34, 2, 34));
    }

    @Test
    void aMinuteWithoutPriceCountsAsMissing() {
        Graph graph = new Graph(Interval.M1, 10);
        Frame five = graph.frame(Interval.M5);
        double[] price = {1, 2, Double.NaN, 4, 5, 6, 7, 8, 9, 10};
        long[] time = IntStream.range(0, 10).mapToLong(i -> MIDNIGHT + i * MINUTE).toArray();
        graph.load(new Candles(Interval.M1, time, price, price, price, price, new double[10]), 0, 10);
        graph.run();
        assertThat(five.size).isEqualTo(2);
        assertThat(five.close[1]).isEqualTo(5);
        assertThat(five.high[1]).isEqualTo(5);
        assertThat(five.at).startsWith(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2);
    }

    @Test
    void whoAsksForTheSameIndicatorGetsTheSameColumn() {
        Graph graph = new Graph(Interval.M1, 8);
        Wiring one = new Wiring(graph, graph.base(), Role.SIGNAL, CostModel.FREE);
        Wiring two = new Wiring(graph, graph.base(), Role.FILTER, CostModel.FREE);
        Wiring higher = new Wiring(graph, graph.frame(Interval.H1), Role.FILTER, CostModel.FREE);
        assertThat(Indicators.ema(one, 20)).isSameAs(Indicators.ema(two, 20)).isNotSameAs(Indicators.ema(two, 21)).isNotSameAs(Indicators.ema(higher, 20));
        assertThat(Indicators.adx(one, 14)).isSameAs(Indicators.adx(two, 14));
        assertThat(Indicators.macd(one, 12, 26, 9).line()).isSameAs(Indicators.macd(two, 12, 26, 9).line());
    }

    @Test
    void candlesThatAreTooCoarseAreRefused() {
        assertThatThrownBy(() -> new Graph(Interval.H4, 1).frame(Interval.H1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval 1h cannot be built from candles of 4h");
    }

    @Property(tries = 60)
    void theBlockSizeChangesNotABit(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 1, max = 300) int block) {
        Candles candles = Examples.walk(Interval.M15, 1500, seed);
        Template template = RandomTemplates.of(seed);
        assertThat(run(template, candles, block)).isEqualTo(run(template, candles, candles.size()));
    }

    /** Every code, figure and score at every bar. */
    private static List<Long> run(Template template, Candles candles, int block) {
        Graph graph = new Graph(Interval.M15, block);
        CompiledTemplate compiled = CompiledTemplate.compile(template, graph, Catalog.standard(), CostModel.FREE, MissingData.PASS);
        List<Long> seen = new ArrayList<>();
        for (int from = 0; from < candles.size(); from += block) {
            int count = Math.min(block, candles.size() - from);
            graph.load(candles, from, count);
            for (InputKey key : graph.inputKeys()) {
                Arrays.fill(graph.inputColumn(key), 1, count + 1, Double.NaN);
            }
            graph.run();
            for (int slot = 1; slot <= count; slot++) {
                seen.add((long) compiled.side(slot));
                seen.add(Double.doubleToLongBits(compiled.score(slot)));
                for (var part : compiled.conditions()) {
                    seen.add((long) part.code(slot));
                    seen.add(Double.doubleToLongBits(part.value(slot)));
                }
            }
        }
        return seen;
    }
}
