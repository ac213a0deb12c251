package plutarc.contracts.trading;

import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of a bot's trade ledger: the aggregate that takes each fact that the bot reports once. */
public sealed interface TradingCommand extends Command {

    BotId botId();

    /** Ledgers stand apart from their bots: {@code ledger-} and the bot's id. */
    @Override
    default String aggregateId() {
        return "ledger-" + botId();
    }

    /**
     * Takes the facts of one batch. Numbers at or below the last one taken of the same epoch, and trades already in the ledger,
     * change nothing. The reply is the highest number of the epoch that is now safely stored.
     *
     * @param epoch   names the bot's numbering; a new one starts at 1
     * @param reports ascending numbers; only facts
     */
    @MessageName("trading.record_reports")
    @SentBy(ActorKind.BOT)
    record RecordReports(BotId botId, WorkspaceId workspaceId, String epoch, List<NumberedReport> reports) implements TradingCommand {
    }
}
