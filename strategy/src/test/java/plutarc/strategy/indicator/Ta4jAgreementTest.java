package plutarc.strategy.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import plutarc.strategy.Examples;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** Our indicators against ta4j over random series and periods, once the seeds have decayed. */
class Ta4jAgreementTest {
    private static final int BARS = 1600;

    private record Pair(Function<Wiring, double[]> ours, Function<BarSeries, Indicator<Num>> theirs) { }

    private static Map<String, Pair> pairs(int n) {
        Map<String, Pair> p = new LinkedHashMap<>();
        p.put("ema", new Pair(w -> Indicators.ema(w, n), s -> new EMAIndicator(new ClosePriceIndicator(s), n)));
        p.put("sma", new Pair(w -> Indicators.sma(w, n), s -> new SMAIndicator(new ClosePriceIndicator(s), n)));
        p.put("rsi", new Pair(w -> Indicators.rsi(w, n), s -> new RSIIndicator(new ClosePriceIndicator(s), n)));
        p.put("atr", new Pair(w -> Indicators.atr(w, n), s -> new ATRIndicator(s, n)));
        p.put("adx", new Pair(w -> Indicators.adx(w, n).adx, s -> new ADXIndicator(s, n)));
        p.put("macd", new Pair(w -> Indicators.macd(w, n, 2 * n, 9).line(), s -> new MACDIndicator(new ClosePriceIndicator(s), n, 2 * n)));
        p.put("roc", new Pair(w -> Indicators.roc(w, n), s -> new ROCIndicator(new ClosePriceIndicator(s), n)));
        p.put("stochastic", new Pair(w -> Indicators.stochastic(w, n), s -> new StochasticOscillatorKIndicator(s, n)));
        p.put("highest", new Pair(w -> Indicators.highest(w, n), s -> new HighestValueIndicator(new HighPriceIndicator(s), n)));
        p.put("lowest", new Pair(w -> Indicators.lowest(w, n), s -> new LowestValueIndicator(new LowPriceIndicator(s), n)));
        return p;
    }

    @Property(tries = 8)
    void agreeWithTa4j(@ForAll @LongRange(min = 1, max = 1_000_000) long seed, @ForAll @IntRange(min = 3, max = 30) int period) {
        Candles candles = Examples.walk(Interval.H1, BARS, seed);
        BarSeries series = series(candles);
        Graph graph = new Graph(Interval.H1, BARS);
        Wiring wiring = new Wiring(graph, graph.base(), Role.FILTER, CostModel.FREE);
        Map<String, Pair> pairs = pairs(period);
        Map<String, double[]> ours = new LinkedHashMap<>();
        pairs.forEach((name, pair) -> ours.put(name, pair.ours().apply(wiring)));
        graph.load(candles, 0, BARS);
        graph.run();
        pairs.forEach((name, pair) -> {
            Indicator<Num> theirs = pair.theirs().apply(series);
            for (int i = 0; i < BARS; i++) {
                double expected = theirs.getValue(i).doubleValue();
                if (i >= 1300) {
                    assertThat(Math.abs(ours.get(name)[i + 1] - expected)).as("%s(%d) at %d: ours %s, theirs %s", name, period, i, ours.get(name)[i + 1], expected)
                            .isLessThanOrEqualTo(1e-8 * Math.max(1, Math.abs(expected)));
                }
            }
        });
    }

    private static BarSeries series(Candles c) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int i = 0; i < c.size(); i++) {
            series.barBuilder().timePeriod(Duration.ofHours(1)).endTime(Instant.ofEpochMilli(c.closeTime(i))).openPrice(c.open()[i]).highPrice(c.high()[i])
                    .lowPrice(c.low()[i]).closePrice(c.close()[i]).volume(c.volume()[i]).add();
        }
        return series;
    }
}
