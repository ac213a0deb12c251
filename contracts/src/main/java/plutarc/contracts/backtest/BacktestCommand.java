package plutarc.contracts.backtest;

import java.util.Optional;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of a workspace's backtests. One aggregate decides for all of them: how many run and how many are kept are its rules. */
public sealed interface BacktestCommand extends Command {

    BacktestId backtestId();

    WorkspaceId workspaceId();

    @Override
    default String aggregateId() {
        return "backtests-" + workspaceId().value();
    }

    /**
     * Begins at once. Refused where two run already; beyond a hundred, the oldest that has ended makes way.
     *
     * @param name       for lists
     * @param templateId the template that is run, or that the draft was made from
     * @param version    of the template; ignored for a draft
     * @param draft      a definition that is saved nowhere
     */
    @MessageName("backtest.request")
    @Requires(Permission.BACKTESTS_RUN)
    record RequestBacktest(BacktestId backtestId, WorkspaceId workspaceId, String name, Optional<TemplateId> templateId, Optional<Integer> version, Optional<String> draft,
                           BacktestConditions conditions, BacktestKind kind) implements BacktestCommand {
    }

    /** Its results have been kept. */
    @MessageName("backtest.complete")
    @SentBy(ActorKind.SYSTEM)
    record CompleteBacktest(BacktestId backtestId, WorkspaceId workspaceId, BacktestHeadline headline) implements BacktestCommand {
    }

    /** @param reason one sentence for whoever asked for it */
    @MessageName("backtest.fail")
    @SentBy(ActorKind.SYSTEM)
    record FailBacktest(BacktestId backtestId, WorkspaceId workspaceId, String reason) implements BacktestCommand {
    }

    @MessageName("backtest.cancel")
    @Requires(Permission.BACKTESTS_RUN)
    record CancelBacktest(BacktestId backtestId, WorkspaceId workspaceId) implements BacktestCommand {
    }

    @MessageName("backtest.rename")
    @Requires(Permission.BACKTESTS_RUN)
    record RenameBacktest(BacktestId backtestId, WorkspaceId workspaceId, String name) implements BacktestCommand {
    }

    /** With its results; one that runs is stopped. */
    @MessageName("backtest.delete")
    @Requires(Permission.BACKTESTS_RUN)
    record DeleteBacktest(BacktestId backtestId, WorkspaceId workspaceId) implements BacktestCommand {
    }
}
