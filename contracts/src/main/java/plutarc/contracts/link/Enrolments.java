package plutarc.contracts.link;

import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Who may open a bot link. Implemented by the platform, called by whoever starts and releases instances. Thread-safe; each call
 * returns after its effect is durable.
 */
public interface Enrolments {

    /**
     * A one-time token for a new process of this deployment, to be handed to it by environment, never on a command line. It can be
     * spent once, within the hour; a later one of the same bot replaces it. A credential that the bot already holds stays valid.
     */
    String issue(WorkspaceId workspaceId, BotId botId, DeploymentId deploymentId);

    /** The bot's instance is released: its token and credential are void and its link is closed. */
    void revoke(BotId botId);
}
