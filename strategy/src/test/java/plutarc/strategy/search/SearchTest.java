package plutarc.strategy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.strategy.Examples;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;

class SearchTest {

    private final Candles candles = Examples.walk(Interval.M1, 6000, 3);
    private final SymbolData data = SymbolData.of(Instrument.plain("X").withFee(0.0005), candles);
    private final BacktestSettings settings = BacktestSettings.standard().withLimits(java.util.Optional.empty()).withCash(1_000_000);
    private final SearchSpace space = new SearchSpace(Examples.reference(), Catalog.standard(),
            List.of(Axis.parse("ema_cross.fast=4:20:2"), Axis.parse("ema_cross.slow=12:40:4"), Axis.parse("hard_stop.atr_mult=1,2,3")));

    private static Search search(Objective objective, int threads) {
        return new Search(Catalog.standard(), objective, 5, 1000, threads);
    }

    private SearchMethod method(String name, long seed) {
        return switch (name) {
            case "random" -> new RandomSearch(space, 60, seed);
            case "genetic" -> new GeneticSearch(space, 60, seed);
            default -> new GridSearch(space);
        };
    }

    @Test
    void theGridHoldsEveryCombinationThatGoesTogetherAndScoresItAsABacktestWould() {
        SearchResult found = search(Objective.NET, 2).run(space, method("grid", 0), List.of(data), settings, SearchProgress.NONE);
        long valid = LongStream.range(0, space.size()).filter(number -> space.template(space.point(number)).isPresent()).count();
        assertThat(found.tried()).isEqualTo(valid).isEqualTo(found.best().size());
        assertThat(found.invalid()).isEqualTo(space.size() - valid).isPositive();
        assertThat(found.strategyCandles()).isEqualTo(valid * candles.size());
        for (Trial trial : List.of(found.best().getFirst(), found.best().get(50))) {
            BacktestResult alone = Backtester.standard().run(space.template(space.point(trial.number())).orElseThrow(), data, settings);
            assertThat(trial.objective()).isEqualTo(alone.finalEquity() - settings.cash());
            assertThat(trial.score().trades()).isEqualTo(alone.trades().size());
        }
        assertThat(found.best()).isSortedAccordingTo(Trial.BEST_FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "random", "genetic"})
    void theSameSeedFindsTheSameWhateverTheNumberOfThreads(String name) {
        SearchResult one = search(Objective.SHARPE, 1).run(space, method(name, 7), List.of(data), settings, SearchProgress.NONE);
        SearchResult three = search(Objective.SHARPE, 3).run(space, method(name, 7), List.of(data), settings, SearchProgress.NONE);
        assertThat(three.best()).isEqualTo(one.best());
        assertThat(three.sharpeDeviation()).isEqualTo(one.sharpeDeviation()).isPositive();
        assertThat(one.tried() + one.invalid()).isEqualTo(name.equals("grid") ? space.size() : 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "genetic"})
    void anotherSeedTriesOtherPointsAndNoPointTwice(String name) {
        List<Trial> seven = search(Objective.NET, 2).run(space, method(name, 7), List.of(data), settings, SearchProgress.NONE).best();
        List<Trial> eight = search(Objective.NET, 2).run(space, method(name, 8), List.of(data), settings, SearchProgress.NONE).best();
        assertThat(seven).extracting(Trial::number).doesNotHaveDuplicates();
        assertThat(seven).extracting(Trial::number).isNotEqualTo(eight.stream().map(Trial::number).toList());
    }

    @Test
    void breedingFindsThePeakOfALandscapeInFarFewerTrialsThanTheGridHas() {
        SearchSpace wide = new SearchSpace(Examples.reference(), Catalog.standard(), List.of(Axis.parse("ema_cross.fast=2:101:1"), Axis.parse("ema_cross.slow=102:201:1")));
        int bred = 0;
        int drawn = 0;
        for (long seed = 0; seed < 20; seed++) {
            bred += distanceToPeak(wide, new GeneticSearch(wide, 400, seed));
            drawn += distanceToPeak(wide, new RandomSearch(wide, 400, seed));
        }
        assertThat(bred).isLessThan(drawn / 2);
    }

    private static int distanceToPeak(SearchSpace space, SearchMethod method) {
        int best = Integer.MAX_VALUE;
        List<Trial> scored = List.of();
        for (List<Long> batch = method.next(scored); !batch.isEmpty(); batch = method.next(scored)) {
            scored = batch.stream().map(number -> new Trial(number, -distance(space.point(number)), NO_SCORE)).sorted(Trial.BEST_FIRST).toList();
            best = Math.min(best, (int) -scored.getFirst().objective());
        }
        return best;
    }

    private static final Score NO_SCORE = new Score(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static int distance(int[] point) {
        return Math.abs(point[0] - 63) + Math.abs(point[1] - 31);
    }

    @Test
    void aDrawLargerThanTheGridTakesEveryPointOnce() {
        RandomSearch all = new RandomSearch(space, 100_000, 1);
        assertThat(all.next(List.of())).hasSize((int) space.size()).doesNotHaveDuplicates();
        assertThat(all.next(List.of())).isEmpty();
    }

    @Test
    void aStoppedSearchKeepsWhatItFound() {
        AtomicInteger calls = new AtomicInteger();
        SearchResult found = search(Objective.NET, 1).run(space, method("grid", 0), List.of(data), settings, (done, total) -> calls.incrementAndGet() < 20);
        assertThat(found.cancelled()).isTrue();
        assertThat(found.tried()).isPositive().isLessThan(space.size());
        assertThat(found.best()).hasSize((int) found.tried());
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void variantsWithTooFewTradesNeverWin(Objective objective) {
        int[] counts = search(objective, 2).run(space, method("grid", 0), List.of(data), settings, SearchProgress.NONE).best().stream().mapToInt(trial -> trial.score().trades()).sorted().toArray();
        int enough = counts[counts.length / 2];
        Search strict = new Search(Catalog.standard(), objective, enough, 1000, 2);
        List<Trial> best = strict.run(space, method("grid", 0), List.of(data), settings, SearchProgress.NONE).best();
        assertThat(best.getFirst().score().trades()).isGreaterThanOrEqualTo(enough);
        assertThat(best).filteredOn(trial -> trial.score().trades() < enough).isNotEmpty().allMatch(trial -> Double.isNaN(trial.objective()));
        assertThat(Objective.find(objective.id())).contains(objective);
    }

    @Test
    void whereNothingGoesTogetherTheReasonIsGiven() {
        SearchSpace none = new SearchSpace(Examples.reference(), Catalog.standard(), List.of(Axis.parse("ema_cross.fast=60,70")));
        assertThatThrownBy(() -> search(Objective.NET, 1).run(none, new GridSearch(none), List.of(data), settings, SearchProgress.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no combination").hasMessageContaining("components[0]");
    }

    @Test
    void theRestOfTheHistoryIsJudgedWithoutTheSearchHavingSeenIt() {
        long split = candles.openTime()[4000];
        OutOfSample whole = OutOfSample.run(search(Objective.NET, 2), space, method("grid", 0), List.of(data), settings, split, SearchProgress.NONE);
        SymbolData past = SymbolData.of(data.instrument(), candles.slice(0, 4000));
        assertThat(whole.search().best()).isEqualTo(search(Objective.NET, 2).run(space, method("grid", 0), List.of(past), settings, SearchProgress.NONE).best());
        BacktestResult rest = Backtester.standard().run(space.template(space.point(whole.search().best().getFirst().number())).orElseThrow(), data,
                settings.withFrom(java.util.OptionalLong.of(split)));
        assertThat(whole.scores().getFirst().trades()).isEqualTo(rest.trades().size());
        assertThat(whole.scores().getFirst().net()).isCloseTo(rest.finalEquity() - settings.cash(), within(1e-6));
    }

    @Test
    void aWalkForwardTradesEachWindowWithWhatWonBeforeIt() {
        long hour = 3_600_000L;
        List<WalkForward.Window> windows = WalkForward.windows(List.of(data), 40 * hour, 20 * hour);
        assertThat(windows).hasSize(3);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).testFrom()).isEqualTo(windows.get(i - 1).testTo());
        }
        WalkForward forward = WalkForward.run(search(Objective.NET, 2), space, number -> method("random", number), List.of(data), settings, windows, SearchProgress.NONE);
        assertThat(forward.steps()).hasSize(3).allSatisfy(step -> assertThat(step.values()).hasSize(3));
        assertThat(forward.outOfSample().trades()).isEqualTo(forward.steps().stream().mapToInt(step -> step.tested().orElseThrow().trades()).sum()).isPositive();
        assertThat(forward.cancelled()).isFalse();
        assertThatThrownBy(() -> WalkForward.windows(List.of(data), 4000 * hour, hour)).hasMessageContaining("no walk-forward window fits");
    }

    @Test
    void aSearchOverPureChanceIsToldApartFromASkill() {
        SearchResult found = search(Objective.SHARPE, 2).run(space, method("grid", 0), List.of(data), settings, SearchProgress.NONE);
        assertThat(SearchFindings.of(found)).extracting(finding -> finding.code()).contains("deflated_sharpe");
        double one = new SearchResult(space, found.best(), 1, 0, 0, found.sharpeDeviation(), false).deflatedSharpe(found.best().getFirst());
        assertThat(found.deflatedSharpe(found.best().getFirst())).isLessThan(one);
    }

    @Test
    void aWinnerThatFailsOnTheRestIsCalledOut() {
        Score good = new Score(200, 100, 0.1, 1.8, 0.5, 0.05, 2, 2, 2, 100, 0, 3);
        Score bad = new Score(200, -50, -0.05, 0.9, 0.4, 0.1, -1, -1, -1, 50, 0, 3);
        SearchResult found = new SearchResult(space, Arrays.asList(new Trial(100, 1.8, good), new Trial(101, 1.79, good)), 2, 0, 0, 0.01, false);
        assertThat(SearchFindings.of(new OutOfSample(found, List.of(bad, bad), 0)).getFirst().code()).isEqualTo("parts_ways");
        assertThat(SearchFindings.of(new OutOfSample(found, List.of(good, good), 0))).extracting(finding -> finding.code()).doesNotContain("parts_ways");
    }
}
