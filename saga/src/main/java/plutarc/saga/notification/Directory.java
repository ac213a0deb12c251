package plutarc.saga.notification;

import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

/** Who is to be told, and what things are called. Implemented by the platform. Thread-safe. */
public interface Directory {

    /** Empty where nobody owns the workspace any more. */
    Optional<AccountId> ownerOf(WorkspaceId workspace);

    /** The workspace's part of the dashboard's addresses, such as {@code /w/acme-1a2b3c4d}; empty text for a personal one. */
    String homeOf(WorkspaceId workspace);

    /** The bot's name now. */
    String nameOf(BotId bot);
}
