package plutarc.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.exit.ExitPosition;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.ComponentUse;

class SymbolEngineTest {
    private final Candles candles = Examples.walk(Interval.M1, 3000, 7);

    private static SymbolEngine engine() {
        return SymbolEngine.of(Examples.reference(), Interval.M1, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
    }

    private static EntryContext flat(long now) {
        return new EntryContext(Optional.empty(), Long.MIN_VALUE, RiskLimits.DEFAULTS, new RiskSnapshot(now, 0, 0, 1e6, 1e6, 1e6, 0, 0, false, 0, false));
    }

    private boolean feed(SymbolEngine engine, int i) {
        return engine.onCandle(candles.openTime()[i], candles.open()[i], candles.high()[i], candles.low()[i], candles.close()[i], candles.volume()[i]);
    }

    @Test
    void entersOnlyWhenTheAveragesCrossAndTheRsiAgreesAndSaysWhyOtherwise() {
        var strict = Examples.reference().components().stream().map(c -> c.component().equals("rsi_momentum") ? c.with("band", ParamValue.of(8)) : c).toList();
        SymbolEngine engine = SymbolEngine.of(Examples.reference().withComponents(strict), Interval.M1, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            assertThat(feed(engine, i)).isTrue();
            decisions.add(engine.decide(flat(candles.closeTime(i))));
        }
        assertThat(decisions.subList(0, 25)).allMatch(d -> d.outcome() == Decision.Outcome.WARMING_UP);
        List<Decision> entries = decisions.stream().filter(Decision::enters).toList();
        assertThat(entries).isNotEmpty().allSatisfy(d -> {
            assertThat(d.code()).isEqualTo("enter_long");
            assertThat(d.verdicts()).extracting(Verdict::component)
                    .containsExactly("ema_cross", "rsi_momentum", "session", "cooldown", "position", "exits", "risk_limits");
            assertThat(d.verdicts()).allMatch(Verdict::passed);
        });
        assertThat(decisions).filteredOn(d -> d.outcome() == Decision.Outcome.BLOCKED).isNotEmpty()
                .allSatisfy(d -> assertThat(d.verdicts()).anyMatch(v -> !v.passed() && v.component().equals("rsi_momentum")));
    }

    @Test
    void aCandleSeenTwiceOrLateIsIgnored() {
        SymbolEngine engine = engine();
        feed(engine, 0);
        feed(engine, 1);
        assertThat(feed(engine, 1)).isFalse();
        assertThat(feed(engine, 0)).isFalse();
    }

    @Test
    void aRestartedBotGoesOnWithTheSameStop() {
        SymbolEngine first = engine();
        first.warmUp(candles.slice(0, 1000));
        ExitPosition position = first.open(Side.LONG, candles.close()[999], candles.openTime()[1000], first.decide(flat(0)).basis());
        double stop = position.stopPrice();
        SymbolEngine second = engine();
        second.warmUp(candles.slice(500, 1000));
        ExitPosition resumed = second.resume(position.state());
        assertThat(resumed.stopPrice()).isEqualTo(stop);
        assertThat(resumed.state()).isEqualTo(position.state());
    }

    @Test
    void anOpenPositionAReachedLimitAndAPauseBlockTheEntry() {
        SymbolEngine engine = engine();
        for (int i = 0; i < candles.size(); i++) {
            feed(engine, i);
            if (engine.decide(flat(0)).enters()) {
                break;
            }
        }
        EntryContext busy = new EntryContext(Optional.of(Side.LONG), Long.MIN_VALUE, RiskLimits.DEFAULTS,
                new RiskSnapshot(0, 1, 5, 940, 1000, 1000, 0, 0, false, 0, true));
        assertThat(engine.decide(busy).outcome()).isEqualTo(Decision.Outcome.BLOCKED);
        assertThat(engine.decide(busy).verdicts()).filteredOn(v -> !v.passed()).extracting(Verdict::component)
                .containsExactly("paused", "position", "maxPositionsPerAsset", "maxPositionsTotal", "dailyLossLimitPct");
    }

    @Test
    void aConditionWithoutItsDataBlocksALiveBotUntilTheDataComes() {
        InputKey funding = InputKey.of(InputKey.Kind.FUNDING_RATE);
        var t = Examples.reference();
        var gated = t.withComponents(Stream.concat(t.components().stream(), Stream.of(ComponentUse.of("funding_rate", Role.RISK_GATE, Map.of()))).toList());
        SymbolEngine blind = SymbolEngine.of(gated, Interval.M1, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
        assertThat(blind.inputs()).containsExactly(funding);
        blind.warmUp(candles);
        assertThat(gate(blind)).satisfies(v -> {
            assertThat(v.passed()).isFalse();
            assertThat(v.reason()).isEqualTo("no data");
        });
        SymbolEngine seeing = SymbolEngine.of(gated, Interval.M1, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
        seeing.warmUp(candles, Map.of(funding, new TreeMap<>(Map.of(candles.openTime()[0], 0.0001, candles.openTime()[1500], 0.0002))));
        assertThat(gate(seeing)).satisfies(v -> {
            assertThat(v.passed()).isTrue();
            assertThat(v.value()).isEqualTo("0.02");
        });
    }

    @Test
    void aHigherIntervalWarmedUpWithItsOwnCandlesSaysWhatItWouldHaveSaidAfterAllTheMinutes() {
        int split = 50 * 96;
        Candles quarters = Examples.walk(Interval.M15, 60 * 96, 12);
        var t = RandomTemplates.of(3);
        var daily = t.withComponents(Stream.of(ComponentUse.of("htf_trend", Role.SIGNAL, Map.of("ema", ParamValue.of(20))).on(Interval.D1),
                ComponentUse.of("hard_stop", Role.EXIT_RULE, Map.of())).toList());
        SymbolEngine whole = SymbolEngine.of(daily, Interval.M15, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
        whole.warmUp(quarters);
        SymbolEngine quick = SymbolEngine.of(daily, Interval.M15, Catalog.standard(), CostModel.FREE, MissingData.BLOCK);
        assertThat(quick.higherIntervals()).contains(Interval.D1);
        assertThat(quick.warmupBars(Interval.D1)).isEqualTo(22);
        assertThat(quick.warmupBars()).isEqualTo(22 * 96);
        quick.warmUpHigher(days(quarters.slice(0, split)));
        quick.warmUp(quarters.slice(split - 10, quarters.size()));
        assertThat(quick.decide(flat(0)).verdicts().getFirst()).isEqualTo(whole.decide(flat(0)).verdicts().getFirst())
                .satisfies(v -> assertThat(v.reason()).doesNotContain("warming"));
        assertThatThrownBy(() -> quick.warmUpHigher(days(quarters))).isInstanceOf(IllegalStateException.class).hasMessageContaining("before the first candle of 15m");
    }

    private static Candles days(Candles c) {
        int n = c.size() / 96;
        long[] time = new long[n];
        double[][] p = new double[5][n];
        for (int d = 0; d < n; d++) {
            int from = d * 96;
            time[d] = c.openTime()[from];
            p[0][d] = c.open()[from];
            p[1][d] = Arrays.stream(c.high(), from, from + 96).max().orElseThrow();
            p[2][d] = Arrays.stream(c.low(), from, from + 96).min().orElseThrow();
            p[3][d] = c.close()[from + 95];
            p[4][d] = Arrays.stream(c.volume(), from, from + 96).sum();
        }
        return new Candles(Interval.D1, time, p[0], p[1], p[2], p[3], p[4]);
    }

    private static Verdict gate(SymbolEngine engine) {
        return engine.decide(flat(0)).verdicts().stream().filter(v -> v.component().equals("funding_rate")).findFirst().orElseThrow();
    }
}
