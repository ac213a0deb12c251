package plutarc.contracts.trading;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** Why a bot does, or did, not enter. Each is answered for one workspace. */
public sealed interface EntryQuery<R> extends Query<R> {

    /** Every condition of an entry as it stands now; {@code symbol} empty: on the bot's first instrument. Empty for an unknown bot. */
    @MessageName("trading.entry_outlook")
    @Requires(Permission.BOTS_VIEW)
    record Outlook(WorkspaceId workspaceId, BotId botId, Optional<String> symbol) implements EntryQuery<Optional<EntryOutlook>> {
    }

    /** The candle that opened at this market time, with every verdict; of the interval that the bot evaluates now. Kept as long as candles are. */
    @MessageName("trading.verdicts_at")
    @Requires(Permission.BOTS_VIEW)
    record VerdictsAt(WorkspaceId workspaceId, BotId botId, String symbol, Instant openTime) implements EntryQuery<Optional<BotReport.CandleEvaluated>> {
    }
}
