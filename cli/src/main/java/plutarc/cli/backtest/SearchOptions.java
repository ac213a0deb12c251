package plutarc.cli.backtest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Candles;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.GeneticSearch;
import plutarc.strategy.search.GridSearch;
import plutarc.strategy.search.Objective;
import plutarc.strategy.search.RandomSearch;
import plutarc.strategy.search.Search;
import plutarc.strategy.search.SearchMethod;
import plutarc.strategy.search.SearchSpace;

/** What {@code optimize} searches, how, and where the outcome goes. */
final class SearchOptions {

    private static final Pattern WINDOWS = Pattern.compile("(\\d{1,5})([dhw])/(\\d{1,5})([dhw])");

    @Option(names = "--param", required = true, paramLabel = "PATH=VALUES",
            description = "A parameter to vary, as components[0].fast=5:50:5, ema_cross.slow=20,30,50, combination.threshold=0.3:0.9:0.1 or hard_stop.basis=pct,atr. Repeat it for more.")
    List<String> params = List.of();

    @Option(names = "--method", paramLabel = "NAME", defaultValue = "grid", description = "grid (every combination), random or genetic. Default: ${DEFAULT-VALUE}")
    String method;

    @Option(names = "--trials", paramLabel = "N", defaultValue = "500", description = "Combinations to try with random and genetic. Default: ${DEFAULT-VALUE}")
    int trials;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Same seed, same outcome. Default: ${DEFAULT-VALUE}")
    long seed;

    @Option(names = "--objective", paramLabel = "NAME", defaultValue = "sharpe",
            description = "profit_factor, sharpe, sortino, net, calmar, return_to_drawdown or expectancy. Default: ${DEFAULT-VALUE}")
    String objective;

    @Option(names = "--min-trades", paramLabel = "N", defaultValue = "30", description = "Combinations with fewer trades cannot win. Default: ${DEFAULT-VALUE}")
    int minTrades;

    @Option(names = "--holdout", paramLabel = "SHARE", defaultValue = "0.3",
            description = "The last share of the candles is kept back; the best are judged on it. 0 searches everything. Default: ${DEFAULT-VALUE}")
    double holdout;

    @Option(names = "--walk-forward", paramLabel = "TRAIN/TEST", description = "Search on a window, trade the next, move on: 90d/30d, 12w/4w. Instead of the holdout.")
    Optional<String> walkForward = Optional.empty();

    @Option(names = "--top", paramLabel = "N", defaultValue = "20", description = "How many of the best are shown and kept. Default: ${DEFAULT-VALUE}")
    int top;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Default: all processors.")
    int threads;

    @Option(names = "--json", paramLabel = "out.json", description = "Write all figures.")
    Optional<Path> json = Optional.empty();

    @Option(names = "--csv", paramLabel = "out.csv", description = "Write the table.")
    Optional<Path> csv = Optional.empty();

    @Option(names = "--save-best", paramLabel = "T.json", description = "Write the winner as a template.")
    Optional<Path> saveBest = Optional.empty();

    /** @param trainMillis length of a training window */
    record Windows(long trainMillis, long testMillis) { }

    void check() {
        atLeast("--trials", trials, 1);
        atLeast("--min-trades", minTrades, 0);
        atLeast("--top", top, 1);
        atLeast("--threads", threads, 0);
        if (!(holdout >= 0 && holdout <= 0.9)) {
            throw new IllegalArgumentException("--holdout is " + holdout + "; allowed are shares from 0 to 0.9");
        }
        if (!List.of("grid", "random", "genetic").contains(method)) {
            throw new IllegalArgumentException("--method is '" + method + "'; allowed are grid, random, genetic");
        }
        objective();
        if (walkForward.isPresent()) {
            windows();
        }
    }

    List<Axis> axes() {
        return params.stream().map(Axis::parse).toList();
    }

    Objective objective() {
        return Objective.find(objective.toLowerCase(Locale.ROOT)).orElseThrow(() -> new IllegalArgumentException("--objective is '" + objective + "'; allowed are " + Objective.ids()));
    }

    Search search() {
        return new Search(Catalog.installed(), objective(), minTrades, top, threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    }

    /** @param number of the walk-forward window: each has its own draw */
    SearchMethod method(SearchSpace space, long number) {
        return switch (method) {
            case "random" -> new RandomSearch(space, trials, seed + number);
            case "genetic" -> new GeneticSearch(space, trials, seed + number);
            default -> new GridSearch(space);
        };
    }

    Windows windows() {
        String text = walkForward.orElseThrow();
        Matcher matcher = WINDOWS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--walk-forward is '" + text + "'; allowed are two durations in h, d or w, such as 90d/30d");
        }
        return new Windows(millis(matcher.group(1), matcher.group(2)), millis(matcher.group(3), matcher.group(4)));
    }

    /** The instant from which candles are kept back. */
    long split(List<SymbolData> data, OptionalLong start) {
        List<Candles> all = data.stream().map(SymbolData::candles).filter(candles -> candles.size() > 0).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there are no candles to search on");
        }
        long first = Math.max(all.stream().mapToLong(candles -> candles.openTime()[0]).min().getAsLong(), start.orElse(Long.MIN_VALUE));
        long last = all.stream().mapToLong(candles -> candles.closeTime(candles.size() - 1)).max().getAsLong();
        return last - Math.round((last - first) * holdout);
    }

    private static long millis(String amount, String unit) {
        long count = Long.parseLong(amount);
        return switch (unit) {
            case "h" -> Duration.ofHours(count).toMillis();
            case "w" -> Duration.ofDays(7 * count).toMillis();
            default -> Duration.ofDays(count).toMillis();
        };
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " is " + value + "; allowed are numbers from " + least);
        }
    }
}
