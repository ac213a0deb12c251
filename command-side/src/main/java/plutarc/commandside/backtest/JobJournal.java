package plutarc.commandside.backtest;

import java.util.List;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.workspace.WorkspaceId;

/** Which backtests have been begun and not ended, kept through a crash of this process. Thread-safe; each call returns after its effect is durable. */
public interface JobJournal {

    /** @param starts how often it has been started; more than a few mean that it takes the process down with it */
    record Job(BacktestRequested request, int starts) {
    }

    void add(BacktestRequested request);

    /** @return how often it has been started, this time included; 0 where it is not in the journal any more */
    int start(WorkspaceId workspaceId, BacktestId backtestId);

    /** What is left of the last life of this process, oldest first. */
    List<Job> open();

    void remove(WorkspaceId workspaceId, BacktestId backtestId);
}
