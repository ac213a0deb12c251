package plutarc.cli.backtest;

import java.util.List;
import java.util.Optional;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.search.Objective;
import plutarc.strategy.search.OutOfSample;
import plutarc.strategy.search.Score;
import plutarc.strategy.search.SearchFindings;
import plutarc.strategy.search.SearchResult;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.search.Trial;
import plutarc.strategy.search.WalkForward;
import plutarc.strategy.template.Template;

/**
 * What a search has to tell, whichever way it went.
 *
 * @param found   empty for a walk-forward, whose windows have a search each
 * @param split   where the candles were split; empty without a holdout
 * @param outOfSample the best's scores on what was kept back, in their order; may be empty
 */
record SearchReport(Setting setting, SearchSpace space, Optional<SearchResult> found, Optional<Long> split, List<Score> outOfSample, Optional<WalkForward> walkForward,
                    List<Finding> findings, double seconds) {

    /** What was asked for. */
    record Setting(Template template, Objective objective, String method, long seed, BacktestSettings settings) { }

    static SearchReport of(Setting setting, SearchResult found, double seconds) {
        return new SearchReport(setting, found.space(), Optional.of(found), Optional.empty(), List.of(), Optional.empty(), SearchFindings.of(found), seconds);
    }

    static SearchReport of(Setting setting, OutOfSample sample, double seconds) {
        return new SearchReport(setting, sample.search().space(), Optional.of(sample.search()), Optional.of(sample.split()), sample.scores(), Optional.empty(), SearchFindings.of(sample),
                seconds);
    }

    static SearchReport of(Setting setting, SearchSpace space, WalkForward forward, double seconds) {
        return new SearchReport(setting, space, Optional.empty(), Optional.empty(), List.of(), Optional.of(forward), SearchFindings.of(forward), seconds);
    }

    boolean cancelled() {
        return found.map(SearchResult::cancelled).orElse(false) || walkForward.map(WalkForward::cancelled).orElse(false);
    }

    /** The winner as a template: the search's best, or what the last walk-forward window chose. Empty when nothing had an objective. */
    Optional<Template> best() {
        Optional<Trial> trial = found.isPresent() ? found.get().best().stream().findFirst() : walkForward.orElseThrow().steps().stream().reduce((first, last) -> last).flatMap(WalkForward.Step::best);
        return trial.filter(best -> !Double.isNaN(best.objective())).flatMap(best -> space.template(space.point(best.number())));
    }
}
