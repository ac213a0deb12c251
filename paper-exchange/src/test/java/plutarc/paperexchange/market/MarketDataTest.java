package plutarc.paperexchange.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import plutarc.paperexchange.venue.MarketStep;

class MarketDataTest {
    private static final BigDecimal TICK = new BigDecimal("0.1");

    private static List<Candle> generated(long seed, int count) {
        GeneratedCandles source = new GeneratedCandles(seed, 0, new BigDecimal("40000"), TICK);
        return Stream.generate(() -> source.next().orElseThrow()).limit(count).toList();
    }

    @Property(tries = 30)
    void aSeedAlwaysGivesTheSameSaneCandles(@ForAll long seed) {
        List<Candle> candles = generated(seed, 2000);
        assertThat(candles).isEqualTo(generated(seed, 2000));
        for (int i = 1; i < candles.size(); i++) {
            assertThat(candles.get(i).openTime() - candles.get(i - 1).openTime()).isEqualTo(Candle.MINUTE);
            assertThat(candles.get(i).open().remainder(TICK).signum()).isZero();
        }
    }

    @Test
    void differentSeedsGiveDifferentMarkets() {
        assertThat(generated(1, 50)).isNotEqualTo(generated(2, 50));
    }

    @Property(tries = 100)
    void thePathTouchesExactlyTheCandle(@ForAll long seed, @ForAll @IntRange(min = 4, max = 30) int steps, @ForAll boolean lowFirst) {
        for (Candle candle : generated(seed, 5)) {
            List<MarketStep> path = new IntrabarPath(steps, TICK).steps(candle, 7, lowFirst, null);
            assertThat(path).hasSize(steps);
            assertThat(path.getFirst().price()).isEqualTo(candle.open());
            assertThat(path.getFirst().kind()).isEqualTo(MarketStep.Kind.OPEN);
            assertThat(path.getLast().price()).isEqualTo(candle.close());
            assertThat(path.getLast().kind()).isEqualTo(MarketStep.Kind.CLOSE);
            assertThat(path.getLast().time()).isEqualTo(candle.openTime() + 59_999);
            assertThat(path.stream().map(MarketStep::price).max(BigDecimal::compareTo)).hasValue(candle.high());
            assertThat(path.stream().map(MarketStep::price).min(BigDecimal::compareTo)).hasValue(candle.low());
            assertThat(path.stream().map(MarketStep::volume).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(candle.volume());
            assertThat(path).extracting(MarketStep::index).isSorted().startsWith(7L).endsWith(6L + steps);
            assertThat(path).extracting(MarketStep::time).isSorted().doesNotHaveDuplicates();
        }
    }

    private static CandleHistory history(List<Candle> candles) {
        CandleHistory history = new CandleHistory();
        candles.forEach(history::close);
        return history;
    }

    /** The naive twin: groups all minutes by their interval's start. */
    @Property(tries = 40)
    void candlesOfEveryIntervalAreTheirMinutes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int limit) {
        List<Candle> minutes = new ArrayList<>(generated(seed, 1000));
        minutes.removeIf(c -> c.openTime() % 420_000 == 0);
        CandleHistory history = history(minutes);
        for (Interval interval : List.of(Interval.M1, Interval.M5, Interval.M15, Interval.H1, Interval.DAY)) {
            List<Kline> expected = new ArrayList<>();
            for (Candle minute : minutes) {
                if (!expected.isEmpty() && expected.getLast().start() == interval.start(minute.openTime())) {
                    expected.set(expected.size() - 1, expected.getLast().with(minute));
                } else {
                    expected.add(Kline.of(interval, minute));
                }
            }
            List<Kline> newestFirst = expected.reversed();
            assertThat(history.klines(interval, Long.MIN_VALUE, Long.MAX_VALUE, limit)).isEqualTo(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
            long middle = expected.get(expected.size() / 2).start();
            assertThat(history.klines(interval, middle, Long.MAX_VALUE, limit)).as("from a start, the oldest of them").isEqualTo(
                    expected.stream().filter(k -> k.start() >= middle).limit(limit).toList().reversed());
            assertThat(history.klines(interval, Long.MIN_VALUE, middle, limit)).isEqualTo(newestFirst.stream().filter(k -> k.start() <= middle).limit(limit).toList());
            assertThat(history.klines(interval, middle, middle, limit)).hasSize(1);
        }
    }

    @Test
    void theGrowingMinuteIsPartOfTheNewestCandle() {
        CandleHistory history = history(generated(1, 7));
        history.trade(7 * Candle.MINUTE, new BigDecimal("50000"), BigDecimal.ONE);
        Kline five = history.klines(Interval.M5, Long.MIN_VALUE, Long.MAX_VALUE, 1).getFirst();
        assertThat(five.close()).isEqualByComparingTo("50000");
        assertThat(history.current(Interval.M5)).contains(five);
        assertThat(history.current(Interval.M1).orElseThrow().open()).isEqualByComparingTo("50000");
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheirFirst() {
        long saturday = 1_641_038_400_000L;
        assertThat(Interval.WEEK.start(saturday)).isEqualTo(1_640_563_200_000L);
        assertThat(Interval.MONTH.start(saturday + 86_400_000L * 20)).isEqualTo(1_640_995_200_000L);
        assertThat(Interval.MONTH.end(1_640_995_200_000L)).isEqualTo(1_643_673_600_000L);
    }

    @Test
    void afterTheLastCandleTheMarketStopsLoopsOrIsGeneratedOn() {
        List<Candle> three = generated(5, 3);
        assertThat(taken(new FileCandles(three, FileCandles.AtEnd.STOP, TICK, 1), 5)).isEqualTo(three);
        List<Candle> looped = taken(new FileCandles(three, FileCandles.AtEnd.LOOP, TICK, 1), 7);
        assertThat(looped).extracting(Candle::openTime).containsExactly(0L, 60_000L, 120_000L, 180_000L, 240_000L, 300_000L, 360_000L);
        assertThat(looped.get(3).open()).isEqualTo(three.getFirst().open());
        List<Candle> generated = taken(new FileCandles(three, FileCandles.AtEnd.GENERATE, TICK, 1), 6);
        assertThat(generated.get(3).openTime()).isEqualTo(180_000);
        assertThat(generated.get(3).open().subtract(three.getLast().close()).abs()).isLessThan(new BigDecimal("500"));
    }

    private static List<Candle> taken(CandleSource source, int most) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            source.next().ifPresent(candles::add);
        }
        return candles;
    }

    @Test
    void fundingFallsDueWithTheFirstMinuteAtOrAfterItsInstantOnce() {
        long eight = 8 * 3_600_000L;
        Candle model = generated(1, 1).getFirst();
        List<Candle> candles = Stream.of(eight - 60_000, eight, eight + 60_000, 3 * eight + 120_000).map(model::at).toList();
        Tape tape = new Tape(new FileCandles(candles, FileCandles.AtEnd.STOP, TICK, 1), new IntrabarPath(4, TICK), Tape.Path.PLAUSIBLE,
                FundingRates.constant(new BigDecimal("0.0002")), eight - 120_000, 0, () -> BigDecimal.ZERO);
        List<Long> due = new ArrayList<>();
        while (tape.peek().isPresent()) {
            MarketStep step = tape.take();
            if (step.fundingRate() != null) {
                due.add(step.time());
            }
        }
        assertThat(due).containsExactly(eight, 3 * eight + 120_000);
    }

    @Test
    void theExtremeThatHurtsComesFirstWhenAskedFor() {
        Candle up = new Candle(0, BigDecimal.valueOf(100), BigDecimal.valueOf(110), BigDecimal.valueOf(90), BigDecimal.valueOf(105), BigDecimal.ONE);
        for (int net : new int[] {1, -1, 0}) {
            Tape tape = new Tape(new FileCandles(List.of(up), FileCandles.AtEnd.STOP, TICK, 1), new IntrabarPath(4, TICK), Tape.Path.ADVERSE_FIRST,
                    FundingRates.constant(BigDecimal.ZERO), 0, 0, () -> BigDecimal.valueOf(net));
            tape.take();
            tape.opened();
            assertThat(tape.take().price()).as("net %s", net).isEqualByComparingTo(net < 0 ? "110" : "90");
            assertThat(tape.take().price()).isEqualByComparingTo(net < 0 ? "90" : "110");
            assertThat(tape.take().kind()).isEqualTo(MarketStep.Kind.CLOSE);
        }
    }

    @Test
    void theBundledFundingRatesAreTheRealOnes() {
        FundingRates rates = FundingRates.bundled();
        assertThat(rates.at(1_577_836_800_000L)).isEqualByComparingTo("-0.00012359");
        assertThat(rates.at(1_577_836_800_001L)).isEqualByComparingTo("0.0001");
    }
}
