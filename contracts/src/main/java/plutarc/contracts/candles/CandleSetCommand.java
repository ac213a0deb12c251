package plutarc.contracts.candles;

import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of a workspace's sets of candles. The candles themselves lie in files; these go on the audit log. */
public sealed interface CandleSetCommand extends Command {

    CandleSetId candleSetId();

    WorkspaceId workspaceId();

    @Override
    default String aggregateId() {
        return "candle-sets-" + workspaceId().value();
    }

    /** Takes over candles that have been read and put aside under this id. Refused beyond fifty sets, and where nothing has been put aside. */
    @MessageName("candle_set.add")
    @Requires(Permission.BACKTESTS_RUN)
    record AddCandleSet(CandleSetId candleSetId, WorkspaceId workspaceId, String name, String symbol, ContractType contractType, CandleOrigin origin, Optional<Venue> venue,
                        Optional<String> file) implements CandleSetCommand {
    }

    /** What has been run on it stays; its chart is gone. */
    @MessageName("candle_set.delete")
    @Requires(Permission.BACKTESTS_RUN)
    record DeleteCandleSet(CandleSetId candleSetId, WorkspaceId workspaceId) implements CandleSetCommand {
    }
}
