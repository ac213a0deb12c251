package plutarc.contracts.candles;

import java.util.List;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about sets of candles. Each is answered for one workspace. */
public sealed interface CandleSetQuery<R> extends Query<R> {

    /** What is bundled first, then by name. */
    @MessageName("candle_set.all")
    @Requires(Permission.BACKTESTS_VIEW)
    record CandleSets(WorkspaceId workspaceId) implements CandleSetQuery<List<CandleSetView>> {
    }

    /** Those under way, and those that failed lately; newest first. */
    @MessageName("candle_set.fetches")
    @Requires(Permission.BACKTESTS_VIEW)
    record CandleFetches(WorkspaceId workspaceId) implements CandleSetQuery<List<CandleFetchView>> {
    }
}
