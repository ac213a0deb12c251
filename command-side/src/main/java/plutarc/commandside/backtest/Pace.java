package plutarc.commandside.backtest;

import java.util.Optional;
import java.util.function.LongSupplier;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestProgress;
import plutarc.contracts.backtest.BacktestWatch;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.Progress;

/** Tells how far a backtest has come and how long it will take, four times a second at most. For one thread. */
final class Pace implements Progress {
    private static final long EVERY_NANOS = 250_000_000L;
    /** Before so much has passed, a pace is a guess. */
    private static final long SETTLED_NANOS = 500_000_000L;

    private final WorkspaceId workspaceId;
    private final BacktestId backtestId;
    private final BacktestWatch watch;
    private final LongSupplier nanos;
    private final long begun;
    private long told;

    Pace(WorkspaceId workspaceId, BacktestId backtestId, BacktestWatch watch, LongSupplier nanos) {
        this.workspaceId = workspaceId;
        this.backtestId = backtestId;
        this.watch = watch;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.told = begun - EVERY_NANOS;
    }

    @Override
    public boolean at(long done, long total) {
        long now = nanos.getAsLong();
        if (now - told >= EVERY_NANOS) {
            told = now;
            long elapsed = now - begun;
            Optional<Long> eta = done == 0 || elapsed < SETTLED_NANOS ? Optional.empty() : Optional.of((long) (elapsed / 1e6 * (total - done) / done));
            watch.told(workspaceId, new BacktestProgress(backtestId, done, total, elapsed / 1_000_000, eta));
        }
        return true;
    }
}
