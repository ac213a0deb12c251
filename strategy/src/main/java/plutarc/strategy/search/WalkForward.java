package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.backtest.Sweep;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.metrics.TradeStatistics;
import plutarc.strategy.template.Template;

/**
 * Search on a window, trade the next one with what was found, move on: what somebody would have made who searched again and again and never knew the future.
 * Each window starts with the same cash, so that windows can be compared.
 *
 * @param steps      oldest first
 * @param outOfSample statistics of the test windows' trades, one after another
 * @param efficiency mean net return a day in the test windows over that in the training windows; NaN unless the latter is above 0
 * @param cancelled  stopped before the end; the steps are those that were finished
 */
public record WalkForward(List<Step> steps, TradeStatistics outOfSample, double efficiency, boolean cancelled) {

    private static final double DAY = 86_400_000.0;

    public WalkForward {
        steps = List.copyOf(steps);
    }

    /** Times in epoch milliseconds: train from {@code trainFrom} to {@code testFrom}, test from there to {@code testTo}. */
    public record Window(long trainFrom, long testFrom, long testTo) { }

    /**
     * @param best   what won in training; empty when nothing had an objective, and then nothing was traded
     * @param tested how it fared after
     */
    public record Step(Window window, Optional<Trial> best, List<String> values, Optional<Score> tested) {
        public Step {
            values = List.copyOf(values);
        }
    }

    /** Windows that fit into the candles, from the first of any symbol to the last, one after another; the last test window may be shorter, but not by more than half. */
    public static List<Window> windows(List<SymbolData> data, long trainMillis, long testMillis) {
        if (trainMillis < 1 || testMillis < 1) {
            throw new IllegalArgumentException("walk-forward windows are " + trainMillis + " and " + testMillis + " ms; allowed are durations above 0");
        }
        List<Window> windows = new ArrayList<>();
        long begin = History.begin(data);
        long end = History.end(data);
        for (long from = begin; from < end && from + trainMillis + testMillis / 2 <= end; from += testMillis) {
            windows.add(new Window(from, from + trainMillis, Math.min(end, from + trainMillis + testMillis)));
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no walk-forward window fits: the candles span " + (begin > end ? 0 : Math.round((end - begin) / DAY))
                    + " days, training and test together take " + Math.round((trainMillis + testMillis) / DAY));
        }
        return windows;
    }

    /** @param method a fresh search for each window, given its number */
    public static WalkForward run(Search search, SearchSpace space, LongFunction<SearchMethod> method, List<SymbolData> data, BacktestSettings settings, List<Window> windows,
                                  SearchProgress progress) {
        int warmup = History.warmup(space, data, settings, search.catalog());
        List<Step> steps = new ArrayList<>();
        List<BacktestTrade> trades = new ArrayList<>();
        boolean cancelled = false;
        for (int i = 0; i < windows.size() && !cancelled; i++) {
            Window window = windows.get(i);
            int number = i;
            History train = History.part(data, settings, window.trainFrom(), window.testFrom(), warmup);
            SearchResult found = search.run(space, method.apply(i), train.data(), train.settings(), within(progress, number, windows.size()));
            cancelled = found.cancelled();
            if (!cancelled) {
                steps.add(test(search, found, History.part(data, settings, window.testFrom(), window.testTo(), warmup), window, trades));
            }
        }
        return new WalkForward(steps, TradeStatistics.of(trades), efficiency(steps), cancelled);
    }

    /** The progress of one window among all. */
    private static SearchProgress within(SearchProgress all, int number, int windows) {
        return new SearchProgress() {
            @Override
            public boolean at(long done, long total) {
                return all.at(number * total + done, windows * total);
            }

            @Override
            public void tried(SearchSpace space, Trial trial) {
                all.tried(space, trial);
            }
        };
    }

    private static Step test(Search search, SearchResult found, History history, Window window, List<BacktestTrade> trades) {
        Optional<Trial> best = found.best().stream().findFirst().filter(trial -> !Double.isNaN(trial.objective()));
        if (best.isEmpty()) {
            return new Step(window, best, List.of(), Optional.empty());
        }
        int[] point = found.space().point(best.get().number());
        Template template = found.space().template(point).orElseThrow();
        BacktestResult result = new Sweep(search.catalog(), true).run(List.of(template), history.data(), history.settings(), Progress.NONE).getFirst();
        trades.addAll(result.trades());
        return new Step(window, best, found.space().values(point), Optional.of(Score.of(result)));
    }

    private static double efficiency(List<Step> steps) {
        double trained = 0;
        double trainDays = 0;
        double tested = 0;
        double testDays = 0;
        for (Step step : steps) {
            if (step.best().isPresent() && step.tested().isPresent()) {
                trained += step.best().get().score().netReturn();
                trainDays += (step.window().testFrom() - step.window().trainFrom()) / DAY;
                tested += step.tested().get().netReturn();
                testDays += (step.window().testTo() - step.window().testFrom()) / DAY;
            }
        }
        return trained > 0 ? tested / testDays / (trained / trainDays) : Double.NaN;
    }
}
