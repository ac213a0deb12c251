package plutarc.strategy.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import plutarc.contracts.risk.RiskLimits;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;

/** What holds for every template. */
class BacktestPropertyTest {
    private static final int BARS = 3000;
    private static final Candles CANDLES = Examples.walk(Interval.M15, BARS, 99);
    private static final TimeSeries FUNDING = funding();
    private static final AtomicLong TRADES = new AtomicLong();

    @AfterContainer
    static void somethingWasTraded() {
        assertThat(TRADES.get()).as("trades over all random templates").isGreaterThan(500);
    }

    private static TimeSeries funding() {
        long[] time = new long[100];
        double[] rate = new double[100];
        for (int i = 0; i < 100; i++) {
            time[i] = CANDLES.openTime()[0] + i * 8 * 3_600_000L;
            rate[i] = 0.001 * Math.sin(i);
        }
        return new TimeSeries(time, rate);
    }

    private static SymbolData data(Candles candles) {
        TimeSeries daily = new TimeSeries(FUNDING.time(), Arrays.stream(FUNDING.value()).map(v -> 1000 + 1e5 * v).toArray());
        return new SymbolData(new Instrument("X", Instrument.Contract.LINEAR, 1, 0.01, 0.001, 0.001, 1, 50, 0.005, 0.0002, 0.0005), candles, FUNDING,
                Map.of(InputKey.of(InputKey.Kind.OPEN_INTEREST), daily));
    }

    private static BacktestSettings settings(FillConvention fill) {
        return BacktestSettings.standard().withFill(fill).withLimits(Optional.of(RiskLimits.DEFAULTS));
    }

    private static FillConvention fill(long seed) {
        return FillConvention.values()[(int) (seed & 3)];
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void cuttingOffTheFutureChangesNothingOfThePast(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 500, max = BARS - 1) int cut) {
        Template template = RandomTemplates.of(seed);
        BacktestResult whole = Backtester.standard().run(template, data(CANDLES), settings(fill(seed)));
        BacktestResult past = Backtester.standard().run(template, data(CANDLES.slice(0, cut)), settings(fill(seed)));
        List<BacktestTrade> expected = whole.trades().stream().filter(t -> t.exitBar() < cut).toList();
        TRADES.addAndGet(expected.size());
        assertThat(figures(past.trades())).isEqualTo(figures(expected));
        assertThat(past.open()).allMatch(o -> whole.trades().stream().anyMatch(t -> t.entryBar() == o.entryBar() && t.entryPrice() == o.entryPrice())
                || whole.open().stream().anyMatch(w -> w.entryBar() == o.entryBar()));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void theSameInputsGiveBitIdenticalResults(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Template template = RandomTemplates.of(seed);
        BacktestResult one = Backtester.standard().run(template, data(CANDLES), settings(fill(seed)));
        BacktestResult two = Backtester.standard().run(template, data(CANDLES), settings(fill(seed)));
        assertThat(figures(two.trades())).isEqualTo(figures(one.trades()));
        assertThat(two.equity().equity()).isEqualTo(one.equity().equity());
        assertThat(Double.doubleToLongBits(two.finalEquity())).isEqualTo(Double.doubleToLongBits(one.finalEquity()));
        assertThat(two.blocked()).isEqualTo(one.blocked());
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void cashIsWhatTheTradesLeaveAndExcursionsHoldTheFills(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        BacktestResult r = Backtester.standard().run(RandomTemplates.of(seed), data(CANDLES), settings(fill(seed)));
        double closed = r.trades().stream().mapToDouble(BacktestTrade::netPnl).sum();
        double open = r.open().stream().mapToDouble(o -> o.unrealisedPnl() - o.paid()).sum();
        assertThat(r.finalEquity()).isCloseTo(10_000 + closed + open, within(1e-6));
        assertThat(r.trades()).allSatisfy(t -> {
            assertThat(t.mfePct()).isGreaterThanOrEqualTo(0);
            assertThat(t.maePct()).isLessThanOrEqualTo(0);
            assertThat(t.exitBar()).isGreaterThanOrEqualTo(t.entryBar());
            assertThat(t.netPnl()).isCloseTo(t.grossPnl() - t.fees() - t.funding(), within(1e-9));
            assertThat(t.quantity() * 1000).isCloseTo(Math.rint(t.quantity() * 1000), within(1e-6));
        });
        assertThat(r.maxDrawdown()).isBetween(0.0, 1.0);
    }

    /** A trade without its signal state, which is compared in words. */
    private static List<List<Object>> figures(List<BacktestTrade> trades) {
        List<List<Object>> all = new ArrayList<>();
        for (BacktestTrade t : trades) {
            all.add(List.of(t.number(), t.side(), t.quantity(), t.entryBar(), t.entryPrice(), t.exitBar(), t.exitTime(), t.exitPrice(), t.netPnl(), t.funding(),
                    t.mfePrice(), t.maePrice(), t.exitReason(), t.entryState().verdicts()));
        }
        return all;
    }
}
