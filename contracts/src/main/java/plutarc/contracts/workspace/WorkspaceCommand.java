package plutarc.contracts.workspace;

import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.SentBy;

/** What can be asked of a workspace. */
public sealed interface WorkspaceCommand extends Command {

    WorkspaceId workspaceId();

    @Override
    default String aggregateId() {
        return workspaceId().value();
    }

    /** Opens an account's personal workspace, with that account as its owner. Sent when the account registers. */
    @MessageName("workspace.open")
    @SentBy(ActorKind.SYSTEM)
    record OpenWorkspace(WorkspaceId workspaceId, String name, AccountId owner) implements WorkspaceCommand {
    }
}
