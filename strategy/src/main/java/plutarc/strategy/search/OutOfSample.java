package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.List;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.backtest.Sweep;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.template.Template;

/**
 * A search on the first part of a history, and how its best fare on the rest, which the search has not seen.
 *
 * @param search on the first part
 * @param scores of its best on the rest, in the same order; empty when the search was stopped
 * @param split  epoch milliseconds at which the rest begins
 */
public record OutOfSample(SearchResult search, List<Score> scores, long split) {

    public OutOfSample {
        scores = List.copyOf(scores);
    }

    /** @param split epoch milliseconds inside the candles' span, with candles on both sides */
    public static OutOfSample run(Search search, SearchSpace space, SearchMethod method, List<SymbolData> data, BacktestSettings settings, long split, SearchProgress progress) {
        if (split <= History.begin(data) || split >= History.end(data)) {
            throw new IllegalArgumentException("the candles cannot be split at " + java.time.Instant.ofEpochMilli(split) + ": there must be candles before and after");
        }
        List<SymbolData> seen = data.stream().map(symbol -> symbol.withCandles(symbol.candles().slice(0, symbol.candles().firstAtOrAfter(split)))).toList();
        SearchResult found = search.run(space, method, seen, settings, progress);
        int warmup = History.warmup(space, data, settings, search.catalog());
        History rest = History.part(data, settings, split, Long.MAX_VALUE, warmup);
        return new OutOfSample(found, found.cancelled() ? List.of() : scores(search, found, rest), split);
    }

    private static List<Score> scores(Search search, SearchResult found, History rest) {
        List<Template> templates = found.best().stream().map(trial -> found.space().template(found.space().point(trial.number())).orElseThrow()).toList();
        List<Score> scores = new ArrayList<>();
        for (int from = 0; from < templates.size(); from += Search.CHUNK) {
            List<Template> some = templates.subList(from, Math.min(templates.size(), from + Search.CHUNK));
            new Sweep(search.catalog(), false).run(some, rest.data(), rest.settings(), Progress.NONE).stream().map(Score::of).forEach(scores::add);
        }
        return scores;
    }
}
