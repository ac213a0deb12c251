package plutarc.saga.notification;

import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

/** Who is to be told, and what things are called. Implemented by the platform. Thread-safe. */
public interface Directory {

    /** Empty where nobody owns the workspace any more. */
    Optional<AccountId> ownerOf(WorkspaceId workspace);

    /** The bot's name now. */
    String nameOf(BotId bot);
}
