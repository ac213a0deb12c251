package plutarc.contracts.backtest;

import plutarc.contracts.workspace.WorkspaceId;

/** Hears of the progress of backtests, on the thread that runs them: it must not wait for anything. Thread-safe. */
@FunctionalInterface
public interface BacktestWatch {

    BacktestWatch NOBODY = (workspace, progress) -> {
    };

    void told(WorkspaceId workspaceId, BacktestProgress progress);
}
