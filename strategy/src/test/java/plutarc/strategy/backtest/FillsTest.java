package plutarc.strategy.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.Side;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Combination;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Cooldown;
import plutarc.strategy.template.Direction;
import plutarc.strategy.template.Sizing;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TradingSession;

/** Fills, costs and limits on candles written by hand. The template goes with any close that moves 1 % or more from the one before. */
class FillsTest {
    private static final long START = 1_704_067_200_000L;
    /** Two flat hours, then a rise of 2 % at whose close a long is decided. It fills at the open of the fourth candle. */
    private static final double[][] RISE = {{100, 100, 100, 100}, {100, 100, 100, 100}, {100, 102, 100, 102}};
    private static final Instrument COIN = Instrument.plain("COIN");

    private Direction direction = Direction.BOTH;
    private Cooldown cooldown = Cooldown.NONE;
    private int pyramiding = 1;
    private Sizing sizing = new Sizing.FixedQuantity(1);
    private List<TradingSession> sessions = List.of();
    private BacktestSettings settings = BacktestSettings.standard().withSlippageBps(0).withLimits(Optional.empty());
    private SymbolData data;

    private BacktestResult run(double[][] bars, ComponentUse... exits) {
        double[][] all = Stream.concat(Arrays.stream(RISE), Arrays.stream(bars)).toArray(double[][]::new);
        if (data == null) {
            data = SymbolData.of(COIN, candles(all));
        }
        return Backtester.standard().run(template(exits), data, settings);
    }

    private Template template(ComponentUse... exits) {
        List<ComponentUse> uses = new ArrayList<>();
        uses.add(ComponentUse.of("roc", Role.SIGNAL, Map.of("period", ParamValue.of(1), "threshold_pct", ParamValue.of(1))));
        uses.addAll(List.of(exits));
        return new Template("fills", "", direction, Interval.H1, cooldown, Interval.H1, new Combination(Combination.Mode.ANY, 0), sizing, pyramiding, sessions, uses);
    }

    private static Candles candles(double[][] bars) {
        int n = bars.length;
        long[] time = new long[n];
        double[][] columns = new double[5][n];
        for (int i = 0; i < n; i++) {
            time[i] = START + i * 3_600_000L;
            for (int k = 0; k < 4; k++) {
                columns[k][i] = bars[i][k];
            }
            columns[4][i] = 1;
        }
        return new Candles(Interval.H1, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    private static ComponentUse stop(double pct) {
        return ComponentUse.of("hard_stop", Role.EXIT_RULE, Map.of("pct", ParamValue.of(pct)));
    }

    private static ComponentUse target(double pct) {
        return ComponentUse.of("take_profit", Role.EXIT_RULE, Map.of("pct", ParamValue.of(pct)));
    }

    private static BacktestTrade only(BacktestResult result) {
        assertThat(result.trades()).hasSize(1);
        return result.trades().getFirst();
    }

    @Test
    void aDecisionFillsAtTheNextOpenWithSlippageAndFee() {
        settings = settings.withSlippageBps(10);
        data = SymbolData.of(COIN.withFee(0.001), candles(new double[][] {RISE[0], RISE[1], RISE[2], {103, 103, 103, 103}, {103, 103, 103, 103}}));
        BacktestResult r = run(new double[0][], stop(5));
        assertThat(r.trades()).isEmpty();
        OpenTrade open = r.open().getFirst();
        assertThat(open.entryBar()).isEqualTo(3);
        assertThat(open.entryPrice()).isCloseTo(103.103, within(1e-9));
        assertThat(open.paid()).isCloseTo(0.103103, within(1e-9));
        assertThat(r.finalEquity()).isCloseTo(10_000 - 0.103 - 0.103103, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, 101, 5, signal at close", "INTRABAR, 97.85, 3, ", "INTRABAR_AFTER_ENTRY, 97, 4, gap", "INTRABAR_STOP_FIRST, 97, 4, gap"})
    void theConventionSaysWhenAndWhereAStopFills(FillConvention fill, double price, int bar) {
        settings = settings.withFill(fill);
        // entered at 103 with the stop at 97.85: touched on the entry's candle, then a gap to 97, a close below the stop, and an open at 101
        BacktestTrade t = only(run(new double[][] {{103, 103, 97.5, 103}, {97, 98, 96, 97}, {101, 101, 101, 101}, {101, 101, 101, 101}}, stop(5)));
        assertThat(t.exitPrice()).isCloseTo(price, within(1e-9));
        assertThat(t.exitBar()).isEqualTo(bar);
        assertThat(t.exitReason()).isEqualTo("hard_stop");
    }

    @Test
    void aStopComesBeforeATargetInOneCandleAndATargetGapFillsAtTheOpen() {
        BacktestTrade both = only(run(new double[][] {{103, 112, 95, 103}, {103, 103, 103, 103}}, stop(5), target(5)));
        assertThat(both.exitReason()).isEqualTo("hard_stop");
        data = null;
        BacktestTrade gap = only(run(new double[][] {{103, 103.5, 102.5, 103}, {110, 111, 109, 110}, {110, 110, 110, 110}}, stop(5), target(5)));
        assertThat(gap.exitPrice()).isEqualTo(110);
        assertThat(gap.exitReason()).isEqualTo("take_profit");
    }

    @Test
    void fundingIsPaidAtItsInstantsByWhoeverHoldsThen() {
        TimeSeries funding = new TimeSeries(new long[] {START + 3 * 3_600_000L, START + 4 * 3_600_000L, START + 5 * 3_600_000L}, new double[] {0.5, 0.01, -0.02});
        data = new SymbolData(COIN, candles(new double[][] {RISE[0], RISE[1], RISE[2], {100, 100, 100, 100}, {200, 200, 200, 200}, {300, 300, 300, 300}}), funding, Map.of());
        direction = Direction.LONG;
        BacktestResult r = run(new double[0][], stop(50));
        // entered at the open of candle 3, so that the rate of that very instant is not his; then 1 % of 200, then minus 2 % of 300
        assertThat(r.totalFunding()).isCloseTo(2 - 6, within(1e-9));
        assertThat(r.finalEquity()).isCloseTo(10_000 + 200 + 4, within(1e-9));
    }

    @Test
    void anIsolatedPositionLosesItsMarginAndNoMore() {
        settings = settings.withLeverage(10, MarginMode.ISOLATED).withFill(FillConvention.CLOSE);
        BacktestTrade t = only(run(new double[][] {{100, 100, 100, 100}, {100, 100, 80, 99}, {99, 99, 99, 99}}, stop(50)));
        assertThat(t.exitReason()).isEqualTo("liquidation");
        assertThat(t.exitReference()).isCloseTo(90.5, within(1e-9));
        assertThat(t.netPnl()).isCloseTo(-10, within(1e-9));
    }

    @Test
    void aStopBeforeTheLiquidationPriceSavesTheRest() {
        settings = settings.withLeverage(10, MarginMode.ISOLATED);
        BacktestTrade t = only(run(new double[][] {{100, 100, 100, 100}, {100, 100, 80, 99}, {99, 99, 99, 99}}, stop(5)));
        assertThat(t.exitReason()).isEqualTo("hard_stop");
        assertThat(t.exitPrice()).isEqualTo(95);
    }

    @Test
    void aCrossPositionIsHeldByTheWholeAccount() {
        settings = settings.withCash(20).withLeverage(10, MarginMode.CROSS).withFill(FillConvention.CLOSE);
        BacktestTrade t = only(run(new double[][] {{100, 100, 100, 100}, {100, 100, 81, 99}, {99, 99, 75, 99}, {99, 99, 99, 99}}, stop(50)));
        assertThat(t.exitBar()).isEqualTo(5);
        assertThat(t.exitPrice()).isCloseTo(80.5, within(1e-9));
    }

    @Test
    void anInverseContractSettlesInItsCoin() {
        Instrument inverse = new Instrument("INV", Instrument.Contract.INVERSE, 100, 0.5, 1, 1, 0, 100, 0.005, 0, 0.001);
        sizing = new Sizing.FixedQuantity(3);
        settings = settings.withCash(10);
        data = SymbolData.of(inverse, candles(new double[][] {RISE[0], RISE[1], RISE[2], {100, 100, 100, 100}, {125, 125, 125, 125}, {125, 125, 125, 125}}));
        BacktestTrade t = only(run(new double[0][], stop(5), target(20)));
        assertThat(t.grossPnl()).isCloseTo(300 * (1 / 100.0 - 1 / 125.0), within(1e-12));
        assertThat(t.fees()).isCloseTo(0.001 * (3 + 2.4), within(1e-12));
    }

    @Test
    void sizesAreCutToTheLotAndRefusedBelowTheMinimum() {
        Instrument stepped = new Instrument("S", Instrument.Contract.LINEAR, 1, 0.1, 0.01, 0.05, 0, 100, 0.005, 0, 0);
        sizing = new Sizing.FixedNotional(12.345);
        double[][] bars = {RISE[0], RISE[1], RISE[2], {100, 100, 100, 100}, {100, 100, 100, 100}};
        data = SymbolData.of(stepped, candles(bars));
        assertThat(run(new double[0][], stop(5)).open().getFirst().quantity()).isCloseTo(0.12, within(1e-12));
        sizing = new Sizing.FixedNotional(4);
        BacktestResult refused = run(new double[0][], stop(5));
        assertThat(refused.open()).isEmpty();
        assertThat(refused.blocked()).filteredOn(b -> b.blocker().equals("size")).singleElement().satisfies(b -> assertThat(b.entries()).isEqualTo(2));
    }

    @Test
    void riskBasedSizingLosesTheChosenShareAtTheStop() {
        sizing = new Sizing.RiskBased(1);
        BacktestTrade t = only(run(new double[][] {{102, 102, 102, 102}, {102, 102, 90, 102}, {102, 102, 102, 102}}, stop(5)));
        assertThat(t.netPnl()).isCloseTo(-100, within(1e-6));
        assertThat(t.rMultiple()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void pyramidingAddsEntriesUpToItsLimit() {
        pyramiding = 2;
        BacktestResult r = run(new double[][] {{102, 104, 102, 104}, {104, 107, 104, 107}, {107, 110, 107, 110}, {110, 110, 110, 110}}, stop(10));
        assertThat(r.open()).extracting(OpenTrade::entryBar).containsExactly(3, 4);
    }

    @Test
    void aCooldownKeepsTheNextEntryAway() {
        double[][] bars = {{102, 104, 102, 104}, {104, 107, 90, 107}, {107, 110, 107, 110}, {110, 113, 110, 113}, {113, 113, 113, 113}};
        assertThat(run(bars, stop(5)).open()).extracting(OpenTrade::entryBar).containsExactly(5);
        cooldown = new Cooldown(3, Cooldown.Unit.BARS);
        BacktestResult r = run(bars, stop(5));
        assertThat(r.open()).extracting(OpenTrade::entryBar).containsExactly(7);
        assertThat(r.blocked()).filteredOn(b -> b.blocker().equals("cooldown")).singleElement().satisfies(b -> assertThat(b.alone()).isEqualTo(2));
    }

    @Test
    void outsideEverySessionNothingIsEnteredButPositionsStillClose() {
        sessions = List.of(new TradingSession("late", EnumSet.allOf(DayOfWeek.class), 22 * 60, 23 * 60, true));
        BacktestResult r = run(new double[][] {{102, 102, 102, 102}}, stop(5));
        assertThat(r.open()).isEmpty();
        assertThat(r.blocked()).filteredOn(b -> b.blocker().equals("session")).singleElement().satisfies(b -> {
            assertThat(b.entries()).isEqualTo(1);
            assertThat(b.trades()).isZero();
        });
    }

    @Test
    void aSignalFlipMayReverseAtOnce() {
        ComponentUse flip = ComponentUse.of("signal_flip", Role.EXIT_RULE, Map.of("reverse", ParamValue.of(true)));
        BacktestResult r = run(new double[][] {{102, 102, 102, 102}, {102, 102, 99, 99}, {98, 98, 98, 98}}, stop(10), flip);
        assertThat(only(r).exitPrice()).isEqualTo(98);
        assertThat(r.open()).singleElement().satisfies(o -> {
            assertThat(o.side()).isEqualTo(Side.SHORT);
            assertThat(o.entryPrice()).isEqualTo(98);
        });
    }

    @Test
    void theLossLimitOfATradeAndOfADayHold() {
        settings = settings.withLimits(Optional.of(RiskLimits.DEFAULTS)).withCash(100).withFill(FillConvention.CLOSE);
        // 5 of 100 lost at a close: over the 2 % a trade may lose, and with the exit over the 5 % a day may lose, so that both later moves are let go
        double[][] bars = {{102, 102, 96, 97}, {96, 96, 96, 96}, {96, 98, 96, 98}, {98, 98, 98, 98}};
        BacktestResult r = run(bars, stop(20));
        assertThat(only(r).exitReason()).isEqualTo("risk_limit");
        assertThat(r.blocked()).filteredOn(b -> b.blocker().equals("risk_limits")).singleElement().satisfies(b -> assertThat(b.entries()).isEqualTo(2));
        assertThat(r.open()).isEmpty();
    }

    @Test
    void excursionsAndDrawdownAreThoseOfThePath() {
        BacktestResult r = run(new double[][] {{100, 104, 99, 103}, {103, 108, 101, 104}, {104, 104, 94, 100}, {100, 100, 100, 100}}, stop(5));
        BacktestTrade t = only(r);
        assertThat(t.mfePct()).isCloseTo(8, within(1e-9));
        assertThat(t.maePct()).isCloseTo(-5, within(1e-9));
        assertThat(t.mfeTime()).isEqualTo(START + 4 * 3_600_000L);
        assertThat(t.barsHeld()).isEqualTo(2);
        assertThat(r.maxDrawdown()).isCloseTo(9 / 10_004.0, within(1e-12));
    }

    @Test
    void severalSymbolsShareOneAccountAndItsLimits() {
        double[][] bars = {RISE[0], RISE[1], RISE[2], {102, 102, 102, 102}, {102, 102, 102, 102}};
        settings = settings.withLimits(Optional.of(new RiskLimits(1, 1, Optional.empty(), Optional.empty(), false, Optional.empty(), 60, BigDecimal.TEN,
                BigDecimal.ONE, 10, 5, Optional.empty(), Optional.empty())));
        List<SymbolData> two = List.of(SymbolData.of(Instrument.plain("A"), candles(bars)), SymbolData.of(Instrument.plain("B"), candles(bars)));
        BacktestResult one = Backtester.standard().run(template(stop(5)), "v1", two, settings, Progress.NONE);
        // B is decided after A at the same close, when A is only on its way
        assertThat(one.open()).extracting(OpenTrade::symbol).containsExactly("A");
        BacktestResult free = Backtester.standard().run(template(stop(5)), "v1", two, settings.withLimits(Optional.empty()), Progress.NONE);
        assertThat(free.open()).extracting(OpenTrade::symbol).containsExactly("A", "B");
        assertThat(free.symbols()).hasSize(2);
    }

    @Test
    void missingCandlesAndAStartBeforeTheDataAreReported() {
        Candles c = candles(new double[][] {RISE[0], RISE[1], RISE[2], {102, 102, 102, 102}});
        long[] holed = c.openTime().clone();
        holed[3] += 2 * 3_600_000L;
        data = SymbolData.of(COIN, new Candles(Interval.H1, holed, c.open(), c.high(), c.low(), c.close(), c.volume()));
        settings = settings.withFrom(OptionalLong.of(START - 86_400_000L));
        assertThat(run(new double[0][], stop(5)).notes()).anyMatch(n -> n.contains("2 candles of 1h are missing")).anyMatch(n -> n.contains("asked to start at 2023-12-31"))
                .anyMatch(n -> n.contains("no funding history"));
    }
}
