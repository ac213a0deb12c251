package plutarc.saga.backtest;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import plutarc.contracts.backtest.BacktestCommand.DeleteBacktest;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceEvent.DataDeleted;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/** Deletes the backtests that go with a workspace's data, with their results. One that is no longer there has been deleted already. */
@Component
@ProcessingGroup(SagaProcessor.NAME)
public class DeletedWithData {

    private final SystemCommands commands;

    DeletedWithData(SystemCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DataDeleted event) {
        for (BacktestId backtest : event.backtests()) {
            try {
                commands.send("data-deletion", event.workspaceId(), new DeleteBacktest(backtest, event.workspaceId()));
            } catch (RefusedException refused) {
                if (!refused.refusal().code().equals("backtest.unknown")) {
                    throw refused;
                }
            }
        }
    }
}
