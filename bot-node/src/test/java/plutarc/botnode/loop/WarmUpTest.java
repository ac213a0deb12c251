package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.Candle;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.engine.EntryContext;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.market.Interval;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.TemplateJson;

/** How much history the bot asks for, and that an engine warmed up with a venue's own daily candles says what it would after months of minutes. */
class WarmUpTest {

    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final int DAYS = 90;
    private static final Instant NOW = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofMinutes(8 * 60 + 17));
    private static final Set<Duration> SERVED = Set.of(Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofDays(1));

    private static SymbolEngine engine(String interval, int ema) {
        return SymbolEngine.of(TemplateJson.read("""
                {"schema": "plutarc/template/1", "name": "Higher", "triggerInterval": "1m", "combination": {"mode": "any"}, "sizing": {"mode": "fixed_quantity", "quantity": 1},
                 "components": [{"component": "htf_trend", "role": "signal", "interval": "%s", "params": {"ema": %d}},
                  {"component": "hard_stop", "role": "exit_rule", "params": {"pct": 1}}]}""".formatted(interval, ema)), Interval.M1, Catalog.standard(), CostModel.FREE,
                MissingData.BLOCK);
    }

    private static Map<Duration, Output.AskHistory> asked(WarmUp warmUp) {
        Map<Duration, Output.AskHistory> asked = new TreeMap<>();
        warmUp.missing(Bots.SYMBOL).forEach(ask -> asked.put(ask.interval(), ask));
        return asked;
    }

    /** A walk of minutes from the start until now, and what they make on the interval. */
    private static List<Candle> minutes() {
        Random random = new Random(5);
        List<Candle> candles = new ArrayList<>();
        double price = 40_000;
        for (Instant at = START; at.isBefore(NOW.minusSeconds(59)); at = at.plusSeconds(60)) {
            double open = price;
            price *= 1 + 0.0008 * random.nextGaussian();
            candles.add(new Candle(at, open, Math.max(open, price), Math.min(open, price), price, 1, price));
        }
        return candles;
    }

    private static List<Candle> built(List<Candle> minutes, Duration interval) {
        List<Candle> built = new ArrayList<>();
        int length = (int) interval.toMinutes();
        for (int i = 0; i + length <= minutes.size(); i += length) {
            List<Candle> part = minutes.subList(i, i + length);
            built.add(new Candle(part.getFirst().openTime(), part.getFirst().open(), part.stream().mapToDouble(Candle::high).max().orElseThrow(),
                    part.stream().mapToDouble(Candle::low).min().orElseThrow(), part.getLast().close(), length, length));
        }
        return built;
    }

    private static Input.History answer(Output.AskHistory ask, List<Candle> candles) {
        return new Input.History(ask.symbol(), ask.interval(), ask.from(),
                candles.stream().filter(c -> !c.openTime().isBefore(ask.from()) && c.openTime().isBefore(ask.to())).toList());
    }

    private static void push(SymbolEngine engine, Candle c) {
        engine.onCandle(c.openTime().toEpochMilli(), c.open(), c.high(), c.low(), c.close(), c.volume());
    }

    private static Verdict verdict(SymbolEngine engine) {
        return engine.decide(new EntryContext(Optional.empty(), Long.MIN_VALUE, Bots.WIDE,
                new RiskSnapshot(NOW.toEpochMilli(), 0, 0, 1_000, 1_000, 1_000, 0, Long.MIN_VALUE, false, 0, false))).verdicts().getFirst();
    }

    @Test
    void aShortHigherIntervalIsBuiltFromMinutesAsInABacktest() {
        assertThat(asked(new WarmUp(engine("15m", 20), Interval.M1, SERVED, NOW))).containsOnlyKeys(Duration.ofMinutes(1)).allSatisfy((interval, ask) -> {
            assertThat(ask.from()).isBeforeOrEqualTo(NOW.minus(Duration.ofMinutes(4 * 21 * 15)));
            assertThat(ask.to()).isAfter(NOW);
        });
    }

    @Test
    void aDailyIntervalIsAskedForItselfAndTheMinutesBeginWhereItsLastCandleClosed() {
        Map<Duration, Output.AskHistory> asked = asked(new WarmUp(engine("1d", 20), Interval.M1, SERVED, NOW));
        assertThat(asked).containsOnlyKeys(Duration.ofMinutes(1), Duration.ofDays(1));
        Output.AskHistory minutes = asked.get(Duration.ofMinutes(1));
        Output.AskHistory days = asked.get(Duration.ofDays(1));
        assertThat(minutes.from()).isEqualTo(days.to()).isEqualTo(days.to().truncatedTo(ChronoUnit.DAYS));
        assertThat(Duration.between(minutes.from(), NOW)).isBetween(Duration.ofMinutes(1_000), Duration.ofMinutes(1_000 + 1_440 + 1));
        assertThat(Duration.between(days.from(), days.to()).toDays()).isGreaterThanOrEqualTo(4 * 20);
    }

    @Test
    void anIntervalThatTheVenueDoesNotServeIsBuiltFromAsManyMinutesAsAreRead() {
        Map<Duration, Output.AskHistory> asked = asked(new WarmUp(engine("1d", 20), Interval.M1, Set.of(Duration.ofMinutes(1)), NOW));
        assertThat(asked).containsOnlyKeys(Duration.ofMinutes(1));
        assertThat(Duration.between(asked.get(Duration.ofMinutes(1)).from(), NOW).toMinutes()).isBetween((long) WarmUp.MAX_BASE, WarmUp.MAX_BASE + 2L);
    }

    @Test
    void anEngineWarmedUpWithDailyCandlesSaysWhatItWouldAfterAllTheMinutes() {
        List<Candle> minutes = minutes();
        SymbolEngine whole = engine("1d", 18);
        minutes.forEach(c -> push(whole, c));
        SymbolEngine quick = engine("1d", 18);
        WarmUp warmUp = new WarmUp(quick, Interval.M1, SERVED, NOW);
        Map<Duration, Output.AskHistory> asked = asked(warmUp);
        warmUp.take(answer(asked.get(Duration.ofMinutes(1)), minutes));
        assertThat(warmUp.complete()).isFalse();
        assertThat(asked(warmUp)).containsOnlyKeys(Duration.ofDays(1));
        warmUp.take(answer(asked.get(Duration.ofDays(1)), built(minutes, Duration.ofDays(1))));
        assertThat(warmUp.complete()).isTrue();
        List<Candle> base = warmUp.begin(quick);
        assertThat(base.size()).isLessThan(2_500);
        base.forEach(c -> push(quick, c));
        assertThat(verdict(quick).reason()).doesNotContain("warming");
        assertThat(verdict(quick)).isEqualTo(verdict(whole));
    }

    @Test
    void anAnswerToAnotherQuestionIsLeftAlone() {
        SymbolEngine engine = engine("15m", 20);
        WarmUp warmUp = new WarmUp(engine, Interval.M1, SERVED, NOW);
        warmUp.take(new Input.History(Bots.SYMBOL, Duration.ofMinutes(1), START, List.of()));
        warmUp.take(new Input.History(Bots.SYMBOL, Duration.ofHours(4), START, List.of()));
        assertThat(warmUp.complete()).isFalse();
        assertThat(warmUp.missing(Bots.SYMBOL)).hasSize(1);
    }

    @Test
    void anIntervalThatTheVenueLacksAndMinutesDoNotReachBackForIsNamed() {
        assertThat(new WarmUp(engine("1d", 200), Interval.M1, Set.of(Duration.ofMinutes(1)), NOW).lacking()).extracting(Interval::label).containsExactly("1d");
        assertThat(new WarmUp(engine("1d", 200), Interval.M1, SERVED, NOW).lacking()).isEmpty();
        assertThat(new WarmUp(engine("15m", 20), Interval.M1, Set.of(Duration.ofMinutes(1)), NOW).lacking()).as("minutes are enough").isEmpty();
    }
}
