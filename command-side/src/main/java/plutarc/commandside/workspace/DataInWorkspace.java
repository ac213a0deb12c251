package plutarc.commandside.workspace;

import java.time.Instant;
import java.util.List;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;

/** Whoever runs the command side says what trading data a workspace has. Thread-safe. */
@FunctionalInterface
public interface DataInWorkspace {

    /** A moment late. */
    Kept of(WorkspaceId workspace);

    /** @param backtests that have ended */
    record Kept(List<KeptBot> bots, List<KeptBacktest> backtests) {
        public static final Kept NOTHING = new Kept(List.of(), List.of());
    }

    /** @param stopped whether it has no instance, and none is on its way */
    record KeptBot(BotId botId, String name, boolean stopped) {
    }

    record KeptBacktest(BacktestId backtestId, Instant requestedAt) {
    }
}
