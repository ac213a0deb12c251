package plutarc.contracts.backtest;

import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.workspace.WorkspaceId;

/** What has happened to a backtest. Results are too large for events: they lie in files, and can be made again from what was requested. */
public sealed interface BacktestEvent extends Event {

    BacktestId backtestId();

    WorkspaceId workspaceId();

    /** @param definition what is run, whatever becomes of the template */
    @MessageName("backtest.requested")
    record BacktestRequested(BacktestId backtestId, WorkspaceId workspaceId, String name, BacktestSubject subject, String definition, BacktestConditions conditions,
                             BacktestKind kind) implements BacktestEvent {
    }

    @MessageName("backtest.completed")
    record BacktestCompleted(BacktestId backtestId, WorkspaceId workspaceId, BacktestHeadline headline) implements BacktestEvent {
    }

    @MessageName("backtest.failed")
    record BacktestFailed(BacktestId backtestId, WorkspaceId workspaceId, String reason) implements BacktestEvent {
    }

    @MessageName("backtest.cancelled")
    record BacktestCancelled(BacktestId backtestId, WorkspaceId workspaceId) implements BacktestEvent {
    }

    @MessageName("backtest.renamed")
    record BacktestRenamed(BacktestId backtestId, WorkspaceId workspaceId, String name) implements BacktestEvent {
    }

    @MessageName("backtest.deleted")
    record BacktestDeleted(BacktestId backtestId, WorkspaceId workspaceId) implements BacktestEvent {
    }
}
