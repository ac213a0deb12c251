package plutarc.commandside.backtest;

import static plutarc.commandside.message.Fields.invalid;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import plutarc.contracts.backtest.BacktestKind.ParameterSearch;
import plutarc.contracts.backtest.BacktestKind.SearchBy;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.GeneticSearch;
import plutarc.strategy.search.GridSearch;
import plutarc.strategy.search.Objective;
import plutarc.strategy.search.RandomSearch;
import plutarc.strategy.search.Search;
import plutarc.strategy.search.SearchMethod;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.template.Template;

/** A search in the words of the engine, with the same meaning as the options of {@code plutarc optimize}; says no to what cannot be searched. Stateless. */
final class Searching {
    private static final double MOST_HOLDOUT = 0.9;
    private static final int MOST_HOURS = 24 * 366 * 2;

    private Searching() {
    }

    /** @throws RefusedException {@code request.invalid} or {@code backtest.too_many_combinations}, naming the field and what is allowed */
    static SearchSpace requireSearchable(ParameterSearch asked, Template template, Duration period) {
        if (asked.axes().isEmpty() || asked.axes().size() > ParameterSearch.MOST_AXES) {
            throw invalid("search.axes", asked.axes().size() + " parameters", "1 to " + ParameterSearch.MOST_AXES + " parameters");
        }
        if (!(asked.holdout() >= 0 && asked.holdout() <= MOST_HOLDOUT)) {
            throw invalid("search.holdout", asked.holdout(), "shares from 0 to " + MOST_HOLDOUT);
        }
        if (asked.minTrades() < 0) {
            throw invalid("search.minTrades", asked.minTrades(), "numbers from 0");
        }
        if (asked.method() != SearchBy.GRID && asked.trials() < 1) {
            throw invalid("search.trials", asked.trials(), "1 to " + ParameterSearch.MOST_COMBINATIONS);
        }
        SearchSpace space = space(asked, template);
        requireFew(asked, space);
        asked.walkForward().ifPresent(walk -> requireWindows(walk.trainHours(), walk.testHours(), period));
        return space;
    }

    static SearchSpace space(ParameterSearch asked, Template template) {
        try {
            List<Axis> axes = asked.axes().stream().map(axis -> Axis.parse(axis.path() + "=" + axis.values())).toList();
            return new SearchSpace(template, Catalog.installed(), axes);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException(Refusal.of("request.invalid", sentence(wrong.getMessage()), "search.axes", String.join(" ", asked.axes().stream().map(axis -> axis.path() + "=" + axis.values()).toList()),
                    "parameters of the template, each with from:to:step or a,b,c"));
        }
    }

    private static void requireFew(ParameterSearch asked, SearchSpace space) {
        long combinations = asked.method() == SearchBy.GRID ? space.size() : asked.trials();
        if (combinations > ParameterSearch.MOST_COMBINATIONS) {
            throw new RefusedException(Refusal.of("backtest.too_many_combinations", asked.method() == SearchBy.GRID
                            ? "The values make more combinations than one search may try. Take larger steps, fewer parameters, or a random or genetic search."
                            : "That are more combinations than one search may try.", asked.method() == SearchBy.GRID ? "search.axes" : "search.trials",
                    String.format(Locale.ROOT, "%,d combinations", combinations), "up to " + ParameterSearch.MOST_COMBINATIONS + "; plutarc optimize on the command line has no such limit"));
        }
    }

    private static void requireWindows(int train, int test, Duration period) {
        if (train < 1 || train > MOST_HOURS || test < 1 || test > MOST_HOURS) {
            throw invalid("search.walkForward", train + " h and " + test + " h", "1 to " + MOST_HOURS + " hours each");
        }
        double windows = Math.max(0, (period.toMillis() / 3_600_000.0 - train) / test);
        if (windows < 0.5) {
            throw invalid("search.walkForward", train + " h and " + test + " h", "a training and half a test window within the period, which has " + period.toHours() + " h");
        }
        if (windows > ParameterSearch.MOST_WINDOWS) {
            throw invalid("search.walkForward", Math.round(windows) + " windows", "up to " + ParameterSearch.MOST_WINDOWS + " windows: take longer ones");
        }
    }

    /** @param keep how many of the best are kept */
    static Search search(ParameterSearch asked, int keep, int threads) {
        return new Search(Catalog.installed(), objective(asked), asked.minTrades(), keep, threads);
    }

    static Objective objective(ParameterSearch asked) {
        return Objective.find(asked.objective().code()).orElseThrow();
    }

    /** @param number of the walk-forward window: each has its own draw */
    static SearchMethod method(ParameterSearch asked, SearchSpace space, long number) {
        return switch (asked.method()) {
            case GRID -> new GridSearch(space);
            case RANDOM -> new RandomSearch(space, asked.trials(), asked.seed() + number);
            case GENETIC -> new GeneticSearch(space, asked.trials(), asked.seed() + number);
        };
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

}
