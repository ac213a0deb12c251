package plutarc.commandside.backtest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestQuery.SearchSoFar;
import plutarc.contracts.backtest.SearchSoFarView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.SearchProgress;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.search.Trial;

/** The best that each running search has come upon, in memory. Thread-safe. */
@Component
final class SearchesSoFar {
    private record Key(WorkspaceId workspaceId, BacktestId backtestId) {
    }

    private final Map<Key, Running> running = new ConcurrentHashMap<>();

    @QueryHandler
    Optional<SearchSoFarView> handle(SearchSoFar query) {
        return Optional.ofNullable(running.get(new Key(query.workspaceId(), query.backtestId()))).flatMap(Running::view);
    }

    /** Listens to a search until {@link #ended}; passes its progress on, one call at a time. */
    SearchProgress listen(WorkspaceId workspace, BacktestId backtest, Progress told) {
        var listening = new Running(told);
        running.put(new Key(workspace, backtest), listening);
        return listening;
    }

    void ended(WorkspaceId workspace, BacktestId backtest) {
        running.remove(new Key(workspace, backtest));
    }

    private record Best(SearchSpace space, Trial trial) {
    }

    private static final class Running implements SearchProgress {
        private final Progress told;
        private final AtomicLong tried = new AtomicLong();
        private final AtomicReference<Best> best = new AtomicReference<>();

        Running(Progress told) {
            this.told = told;
        }

        @Override
        public synchronized boolean at(long done, long total) {
            return told.at(done, total);
        }

        @Override
        public void tried(SearchSpace space, Trial trial) {
            tried.incrementAndGet();
            best.updateAndGet(known -> known == null || better(trial, known.trial()) ? new Best(space, trial) : known);
        }

        private static boolean better(Trial trial, Trial known) {
            return !Double.isNaN(trial.objective()) && !(trial.objective() <= known.objective());
        }

        Optional<SearchSoFarView> view() {
            return Optional.ofNullable(best.get()).map(so -> new SearchSoFarView(tried.get(), so.space().axes().stream().map(Axis::path).toList(), so.space().values(so.space().point(so.trial().number())),
                    Reporting.defined(so.trial().objective()), Double.isNaN(so.trial().objective()) ? Optional.empty() : Optional.of(SearchJob.figures(so.trial().score()))));
        }
    }
}
