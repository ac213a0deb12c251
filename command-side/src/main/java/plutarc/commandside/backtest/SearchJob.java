package plutarc.commandside.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import plutarc.contracts.backtest.BacktestKind.ParameterSearch;
import plutarc.contracts.backtest.SearchReportView;
import plutarc.contracts.backtest.SearchReportView.*;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Candles;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.search.OutOfSample;
import plutarc.strategy.search.Score;
import plutarc.strategy.search.Search;
import plutarc.strategy.search.SearchFindings;
import plutarc.strategy.search.SearchProgress;
import plutarc.strategy.search.SearchResult;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.search.Trial;
import plutarc.strategy.search.WalkForward;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/**
 * Searches, as {@code plutarc optimize} does, and says what was found in the words of the contracts.
 *
 * @param definition the template that is varied
 */
record SearchJob(ParameterSearch asked, String definition, RunInputs inputs, int threads) {

    /** @param winner the template with the best values; empty where nothing had an objective */
    record Found(SearchReportView report, Optional<Template> winner) {
    }

    /** @return empty where it was stopped */
    Optional<Found> run(SearchProgress progress) {
        long begun = System.nanoTime();
        SearchSpace space = Searching.space(asked, TemplateJson.read(definition));
        Search search = Searching.search(asked, ParameterSearch.MOST_COMBINATIONS, threads);
        var settings = inputs.settings().withWhatIf(false);
        if (asked.walkForward().isPresent()) {
            var walk = asked.walkForward().get();
            var windows = WalkForward.windows(inputs.data(), Duration.ofHours(walk.trainHours()).toMillis(), Duration.ofHours(walk.testHours()).toMillis());
            var counted = new Counted(progress);
            WalkForward forward = WalkForward.run(search, space, number -> Searching.method(asked, space, number), inputs.data(), settings, windows, counted);
            return forward.cancelled() ? Optional.empty() : Optional.of(found(space, forward, counted, begun));
        }
        if (asked.holdout() > 0) {
            OutOfSample sample = OutOfSample.run(search, space, Searching.method(asked, space, 0), inputs.data(), settings, split(), progress);
            return sample.search().cancelled() ? Optional.empty() : Optional.of(found(sample.search(), sample.scores(), Optional.of(sample.split()), SearchFindings.of(sample), begun));
        }
        SearchResult found = search.run(space, Searching.method(asked, space, 0), inputs.data(), settings, progress);
        return found.cancelled() ? Optional.empty() : Optional.of(found(found, List.of(), Optional.empty(), SearchFindings.of(found), begun));
    }

    /** The instant from which candles are kept back. */
    private long split() {
        List<Candles> all = inputs.data().stream().map(SymbolData::candles).filter(candles -> candles.size() > 0).toList();
        long first = Math.max(all.stream().mapToLong(candles -> candles.openTime()[0]).min().orElseThrow(), inputs.settings().from().orElse(Long.MIN_VALUE));
        long last = all.stream().mapToLong(candles -> candles.closeTime(candles.size() - 1)).max().orElseThrow();
        return last - Math.round((last - first) * asked.holdout());
    }

    private Found found(SearchResult found, List<Score> after, Optional<Long> split, List<Finding> findings, long begun) {
        List<Combination> rows = new ArrayList<>();
        for (int i = 0; i < found.best().size(); i++) {
            Trial trial = found.best().get(i);
            rows.add(new Combination(found.space().values(found.space().point(trial.number())), Reporting.defined(trial.objective()), Reporting.defined(found.deflatedSharpe(trial)),
                    figures(trial.score()), after.isEmpty() ? Optional.empty() : Optional.of(figures(after.get(i)))));
        }
        var report = report(found.space(), found.tried(), found.invalid(), found.strategyCandles(), begun, split, rows, Optional.empty(), findings);
        return new Found(report, winner(found.space(), found.best().stream().findFirst()));
    }

    private Found found(SearchSpace space, WalkForward forward, Counted counted, long begun) {
        List<WalkWindow> windows = forward.steps().stream().map(step -> new WalkWindow(Instant.ofEpochMilli(step.window().trainFrom()), Instant.ofEpochMilli(step.window().testFrom()),
                Instant.ofEpochMilli(step.window().testTo()), step.values(), step.best().flatMap(best -> Reporting.defined(best.objective())), step.best().map(best -> figures(best.score())),
                step.tested().map(SearchJob::figures))).toList();
        var view = new WalkForwardView(windows, Reporting.figures(forward.outOfSample()), Reporting.defined(forward.efficiency()));
        var report = report(space, counted.tried(), 0, counted.candles(), begun, Optional.empty(), List.of(), Optional.of(view), SearchFindings.of(forward));
        return new Found(report, winner(space, forward.steps().stream().reduce((first, last) -> last).flatMap(WalkForward.Step::best)));
    }

    private SearchReportView report(SearchSpace space, long tried, long invalid, long candles, long begun, Optional<Long> split, List<Combination> rows, Optional<WalkForwardView> walk,
                                    List<Finding> findings) {
        return new SearchReportView(asked, definition, space.axes().stream().map(axis -> new AxisValues(axis.path(), axis.values())).toList(), tried, invalid, candles,
                Duration.ofNanos(System.nanoTime() - begun).toMillis(), split.map(Instant::ofEpochMilli), rows, walk, Reporting.doubts(findings));
    }

    private static Optional<Template> winner(SearchSpace space, Optional<Trial> best) {
        return best.filter(trial -> !Double.isNaN(trial.objective())).flatMap(trial -> space.template(space.point(trial.number())));
    }

    static SearchFigures figures(Score score) {
        return new SearchFigures(score.trades(), score.net(), score.netReturn(), Reporting.defined(score.profitFactor()), Reporting.defined(score.winRate()), score.maxDrawdown(),
                Reporting.defined(score.sharpe()), Reporting.defined(score.sortino()), Reporting.defined(score.calmar()));
    }

    /** Counts what a walk-forward does not: it says how far it has come, window by window. Thread-safe. */
    private static final class Counted implements SearchProgress {
        private final SearchProgress told;
        private final AtomicLong tried = new AtomicLong();
        private final AtomicLong candles = new AtomicLong();

        Counted(SearchProgress told) {
            this.told = told;
        }

        @Override
        public boolean at(long done, long total) {
            candles.accumulateAndGet(done, Math::max);
            return told.at(done, total);
        }

        @Override
        public void tried(SearchSpace space, Trial trial) {
            tried.incrementAndGet();
            told.tried(space, trial);
        }

        long tried() {
            return tried.get();
        }

        long candles() {
            return candles.get();
        }
    }
}
