package plutarc.strategy.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.trading.Side;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Template;
import tools.jackson.databind.json.JsonMapper;

class ExitPositionTest {
    @Test
    void aTrailingStopThatIsNotToRestAtTheVenueLeavesTheNextStopThere() {
        ExitPosition watched = open(Side.LONG, rule("hard_stop", Map.of("pct", v(3))),
                rule("trailing_stop", Map.of("activation_pct", v(1), "distance_pct", v(0.5), "native_if_supported", ParamValue.of(false))));
        assertThat(watched.stopRests()).isTrue();
        watched.onPrice(102);
        assertThat(watched.stopPrice()).isEqualTo(101.5);
        assertThat(watched.stopRests()).isFalse();
        assertThat(watched.restingStopPrice()).isEqualTo(97);
        ExitPosition resting = open(Side.LONG, rule("hard_stop", Map.of("pct", v(3))), rule("trailing_stop", Map.of("activation_pct", v(1), "distance_pct", v(0.5))));
        resting.onPrice(102);
        assertThat(resting.stopRests()).isTrue();
        assertThat(resting.restingStopPrice()).isEqualTo(101.5);
    }

    private static ComponentUse rule(String id, Map<String, ParamValue> params) {
        return ComponentUse.of(id, Role.EXIT_RULE, params);
    }

    private static ParamValue v(double number) {
        return ParamValue.of(number);
    }

    private static Template with(ComponentUse... rules) {
        Template t = Examples.reference();
        List<ComponentUse> kept = t.components().stream().filter(c -> c.role() != Role.EXIT_RULE).toList();
        return t.withComponents(Stream.concat(kept.stream(), Arrays.stream(rules)).toList());
    }

    private static SymbolEngine engine(Template template) {
        SymbolEngine engine = SymbolEngine.of(template, Interval.M1, Catalog.standard(), CostModel.FREE, MissingData.PASS);
        engine.warmUp(Examples.walk(Interval.M1, 300, 1));
        return engine;
    }

    private static ExitPosition open(Side side, ComponentUse... rules) {
        SymbolEngine engine = engine(with(rules));
        double[] atrs = engine.compiled().exits().basis(99).atrs();
        Arrays.fill(atrs, 2);
        return engine.open(side, 100, 0, new EntryBasis(99, atrs));
    }

    @ParameterizedTest
    @CsvSource({"LONG, pct, entry, 98", "SHORT, pct, entry, 102", "LONG, atr, entry, 94", "SHORT, atr, entry, 106", "LONG, atr, signal_close, 93",
        "SHORT, pct, signal_close, 100.98"})
    void aHardStopStandsAtItsDistanceForGood(Side side, String basis, String anchor, double stop) {
        ExitPosition x = open(side, rule("hard_stop", Map.of("basis", ParamValue.of(basis), "pct", v(2), "atr_mult", v(3), "anchor", ParamValue.of(anchor))));
        assertThat(x.stopPrice()).isCloseTo(stop, within(1e-9));
        assertThat(x.onPrice(side == Side.LONG ? 130 : 70)).isEmpty();
        assertThat(x.stopPrice()).isCloseTo(stop, within(1e-9));
        assertThat(x.onPrice(stop)).get().extracting(ExitReason::rule).isEqualTo("hard_stop");
    }

    @Test
    void aTrailingStopArmsAtItsActivationAndThenFollowsTheBestPrice() {
        ExitPosition x = open(Side.LONG, rule("hard_stop", Map.of("pct", v(5))), rule("trailing_stop", Map.of("activation_pct", v(1), "distance_pct", v(0.5))));
        assertThat(x.onPrice(100.9)).isEmpty();
        assertThat(x.stopPrice()).isEqualTo(95);
        assertThat(x.onPrice(101)).isEmpty();
        assertThat(x.stopPrice()).isEqualTo(100.5);
        assertThat(x.onPrice(103)).isEmpty();
        assertThat(x.stopPrice()).isEqualTo(102.5);
        assertThat(x.onPrice(102.6)).isEmpty();
        assertThat(x.stopPrice()).isEqualTo(102.5);
        assertThat(x.onPrice(102.4)).get().extracting(ExitReason::rule).isEqualTo("trailing_stop");
    }

    @Test
    void aBreakEvenStopHasAnInitialStopAndMovesBeyondTheEntry() {
        ExitPosition x = open(Side.SHORT, rule("break_even", Map.of("trigger_pct", v(1), "offset_pct", v(0.1), "initial_stop_pct", v(2))));
        assertThat(x.stopPrice()).isEqualTo(102);
        x.onPrice(99.01);
        assertThat(x.stopPrice()).isEqualTo(102);
        x.onPrice(98.9);
        assertThat(x.stopPrice()).isCloseTo(99.9, within(1e-9));
        assertThat(x.onPrice(99.95)).get().extracting(ExitReason::rule).isEqualTo("break_even");
    }

    @ParameterizedTest
    @CsvSource({"pct, 104", "atr, 108", "r, 106"})
    void aTakeProfitMayBeInPercentInAtrsOrInRisk(String basis, double target) {
        ExitPosition x = open(Side.LONG, rule("hard_stop", Map.of("pct", v(3))),
                rule("take_profit", Map.of("basis", ParamValue.of(basis), "pct", v(4), "atr_mult", v(4), "r", v(2))));
        assertThat(x.targetPrice()).isCloseTo(target, within(1e-9));
        assertThat(x.onPrice(target)).get().satisfies(r -> assertThat(r.stop()).isFalse());
    }

    @Test
    void aPriceThatIsNotANumberDoesNothing() {
        ExitPosition x = open(Side.LONG, rule("hard_stop", Map.of("pct", v(3))));
        ExitState before = x.state();
        assertThat(x.onPrice(Double.NaN)).isEmpty();
        assertThat(x.state()).isEqualTo(before);
    }

    @Test
    void aTimeStopCountsTriggerBars() {
        SymbolEngine engine = engine(with(rule("hard_stop", Map.of("pct", v(50))), rule("time_stop", Map.of("max_bars", v(3)))));
        ExitPosition x = engine.open(Side.LONG, 100, 0, new EntryBasis(100, new double[0]));
        long time = 1_704_067_200_000L + 300 * 60_000L;
        for (int i = 0; i < 3; i++) {
            engine.onCandle(time + i * 60_000L, 100, 101, 99, 100, 1);
            assertThat(x.onClose(99, 101, 100).map(ExitReason::rule)).isEqualTo(i < 2 ? Optional.empty() : Optional.of("time_stop"));
        }
    }

    @Test
    void theStateSurvivesItsJson() {
        ExitPosition x = open(Side.LONG, rule("hard_stop", Map.of("pct", v(5))), rule("trailing_stop", Map.of()), rule("chandelier", Map.of()));
        x.onPrice(102);
        JsonMapper json = JsonMapper.builder().build();
        ExitState read = json.readValue(json.writeValueAsString(x.state()), ExitState.class);
        assertThat(read).isEqualTo(x.state());
    }

    @Test
    void anotherTemplateTakesOverWithoutLoosening() {
        ExitPosition old = open(Side.LONG, rule("hard_stop", Map.of("pct", v(2))), rule("trailing_stop", Map.of("activation_pct", v(1), "distance_pct", v(0.5))));
        old.onPrice(104);
        ExitPosition taken = engine(with(rule("hard_stop", Map.of("pct", v(10))), rule("trailing_stop", Map.of("activation_pct", v(3), "distance_pct", v(2)))))
                .resume(old.state());
        assertThat(taken.stopPrice()).isEqualTo(old.stopPrice()).isEqualTo(103.5);
    }

    @Property(tries = 200)
    void stopsNeverLoosenWhateverThePrices(@ForAll @LongRange(min = 0, max = 100_000) long seed, @ForAll boolean isLong,
                                           @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -0.04, max = 0.04) Double> moves) {
        Template template = RandomTemplates.of(seed);
        SymbolEngine engine = SymbolEngine.of(template, Interval.M15, Catalog.standard(), CostModel.FREE, MissingData.PASS);
        Candles history = Examples.walk(Interval.M15, 2500, seed);
        engine.warmUp(history);
        double price = history.close()[history.size() - 1];
        long time = history.closeTime(history.size() - 1);
        ExitPosition x = engine.open(isLong ? Side.LONG : Side.SHORT, price, time, engine.compiled().exits().basis(price));
        assertThat(isLong ? x.stopPrice() < price : x.stopPrice() > price).as("a protective stop stands from the entry on").isTrue();
        double stop = x.stopPrice();
        for (double move : moves) {
            double next = price * (1 + move);
            if (move < 0.02) {
                x.onPrice(next);
            } else {
                engine.onCandle(time, price, Math.max(price, next), Math.min(price, next), next, 1);
                time += Interval.M15.millis();
                x.onClose(Math.min(price, next), Math.max(price, next), next);
            }
            assertThat(isLong ? x.stopPrice() >= stop : x.stopPrice() <= stop).isTrue();
            stop = x.stopPrice();
            price = next;
            assertThat(engine.resume(x.state()).stopPrice()).isEqualTo(stop);
        }
    }
}
