package plutarc.platform.workspace;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.workspace.WorkspaceEvent.WorkspaceDeleted;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.message.SagaProcessor;

/**
 * Forgets what of a deleted workspace must not outlive it: the text of its exchange keys, whom it had invited, and the addresses reserved for its bots. Follows the events, so that a crash
 * leaves nothing behind. What happened in it stays on record, under ids.
 */
@Component
@ProcessingGroup(SagaProcessor.NAME)
class EndedWorkspaces {

    private final KeyVault vault;
    private final Invitations invitations;
    private final AskedForWorkspaces bots;
    private final ComputeProvider compute;

    EndedWorkspaces(KeyVault vault, Invitations invitations, AskedForWorkspaces bots, ComputeProvider compute) {
        this.vault = vault;
        this.invitations = invitations;
        this.bots = bots;
        this.compute = compute;
    }

    @EventHandler
    void on(WorkspaceDeleted event) {
        vault.deleteAllOf(event.workspaceId());
        invitations.forgetAllOf(event.workspaceId());
        bots.all(event.workspaceId()).forEach(bot -> compute.freeAddress(bot.botId()));
    }
}
