package plutarc.contracts.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about a bot's past. Answered from its events and those of its ledger, not from views. */
public sealed interface BotHistoryQuery<R> extends Query<R> {

    /** What happened, oldest first: {@code limit} (1 to 500) steps around a place, or the latest. */
    @MessageName("bot.history")
    @Requires(Permission.BOTS_VIEW)
    record Steps(WorkspaceId workspaceId, BotId botId, Optional<Integer> around, int limit) implements BotHistoryQuery<Optional<BotSteps>> {
    }

    /**
     * The bot as it was right after something happened: after the step of this name, the step at this place (counted from 1), or the last
     * one at or before an instant; after the latest where none of them is given.
     */
    @MessageName("bot.state_at")
    @Requires(Permission.BOTS_VIEW)
    record StateAt(WorkspaceId workspaceId, BotId botId, Optional<String> step, Optional<Integer> place, Optional<Instant> at)
            implements BotHistoryQuery<Optional<BotReplay>> {
    }
}
