package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Sweep;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.template.Template;

/**
 * Tries the points that a method asks for, over one or several symbols in one account, on several threads, some dozens of variants at a time over one graph, so that they share indicators. The outcome does
 * not depend on the number of threads. Memory does not grow with the number of points, save for the numbers by which a method remembers what it has asked for.
 *
 * @param minTrades a variant with fewer has no objective
 * @param keep      how many of the best are kept, at least 1
 */
public record Search(Catalog catalog, Objective objective, int minTrades, int keep, int threads) {

    /** Enough for neighbours to share most of what they compute, few enough for their columns to stay in the processor's cache. */
    static final int CHUNK = 32;

    public Search {
        if (minTrades < 0 || keep < 1 || threads < 1) {
            throw new IllegalArgumentException("minTrades " + minTrades + ", keep " + keep + ", threads " + threads + ": allowed are 0, 1 and 1 or more");
        }
    }

    /** @throws IllegalArgumentException when no point is a valid template, with the reason, or candles are too coarse for an interval */
    public SearchResult run(SearchSpace space, SearchMethod method, List<SymbolData> data, BacktestSettings settings, SearchProgress progress) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("search-", 0).factory())) {
            return new Run(space, data, settings, progress, method.planned(), workers).all(method);
        }
    }

    private final class Run {
        private final SearchSpace space;
        private final List<SymbolData> data;
        private final BacktestSettings settings;
        private final SearchProgress progress;
        private final long total;
        private final ExecutorService workers;
        private final AtomicLong done = new AtomicLong();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private List<Trial> best = List.of();
        private long tried;
        private long invalid;
        private double mean;
        private double squares;
        private long measured;

        Run(SearchSpace space, List<SymbolData> data, BacktestSettings settings, SearchProgress progress, long planned, ExecutorService workers) {
            this.space = space;
            this.data = data;
            this.settings = settings;
            this.progress = progress;
            this.total = planned * data.stream().mapToLong(symbol -> symbol.candles().size()).sum();
            this.workers = workers;
        }

        SearchResult all(SearchMethod method) {
            List<Trial> scored = List.of();
            for (List<Long> batch = method.next(scored); !batch.isEmpty() && !stopped.get(); batch = method.next(scored)) {
                scored = score(batch);
                List<Trial> merged = new ArrayList<>(best);
                merged.addAll(scored);
                merged.sort(Trial.BEST_FIRST);
                best = List.copyOf(merged.subList(0, Math.min(keep, merged.size())));
            }
            if (tried == 0 && !stopped.get()) {
                throw new IllegalArgumentException("no combination of the parameters is a valid template: " + space.problem(space.point(0))
                        .map(problem -> problem.path() + " " + problem.message() + "; allowed: " + problem.allowed()).orElse("those tried were not"));
            }
            return new SearchResult(space, best, tried, invalid, done.get(), measured < 2 ? 0 : Math.sqrt(squares / (measured - 1)), stopped.get());
        }

        private List<Trial> score(List<Long> batch) {
            List<Long> ordered = batch.stream().sorted().toList();
            int size = Math.clamp((ordered.size() + threads - 1) / threads, 1, CHUNK);
            List<Future<List<Trial>>> chunks = new ArrayList<>();
            for (int from = 0; from < ordered.size(); from += size) {
                List<Long> chunk = ordered.subList(from, Math.min(ordered.size(), from + size));
                chunks.add(workers.submit(() -> chunk(chunk)));
            }
            List<Trial> trials = new ArrayList<>();
            for (Future<List<Trial>> chunk : chunks) {
                trials.addAll(await(chunk));
            }
            if (!stopped.get()) {
                invalid += ordered.size() - trials.size();
            }
            trials.forEach(this::measure);
            trials.sort(Trial.BEST_FIRST);
            return trials;
        }

        private List<Trial> chunk(List<Long> numbers) {
            List<Long> valid = new ArrayList<>();
            List<Template> variants = new ArrayList<>();
            for (long number : numbers) {
                space.template(space.point(number)).ifPresent(template -> {
                    valid.add(number);
                    variants.add(template);
                });
            }
            if (variants.isEmpty() || stopped.get()) {
                return List.of();
            }
            long[] before = {0};
            List<BacktestResult> results = new Sweep(catalog, false).run(variants, data, settings, (bars, of) -> {
                long sum = done.addAndGet((bars - before[0]) * variants.size());
                before[0] = bars;
                if (!progress.at(sum, total)) {
                    stopped.set(true);
                }
                return !stopped.get();
            });
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                if (!results.get(i).cancelled()) {
                    Score score = Score.of(results.get(i));
                    trials.add(new Trial(valid.get(i), score.trades() < minTrades ? Double.NaN : objective.of(score), score));
                    progress.tried(space, trials.getLast());
                }
            }
            return trials;
        }

        /** Welford's running deviation, always in the order of the points. */
        private void measure(Trial trial) {
            tried++;
            double sharpe = trial.score().sharpe() / Math.sqrt(365);
            if (!Double.isNaN(sharpe)) {
                measured++;
                double delta = sharpe - mean;
                mean += delta / measured;
                squares += delta * (sharpe - mean);
            }
        }

        private List<Trial> await(Future<List<Trial>> chunk) {
            try {
                return chunk.get();
            } catch (InterruptedException interrupted) {
                stopped.set(true);
                Thread.currentThread().interrupt();
                return List.of();
            } catch (ExecutionException failed) {
                stopped.set(true);
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
