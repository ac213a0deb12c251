package plutarc.contracts.workspace;

import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;

/** What has happened to a workspace. Persons appear by account id only: names and addresses can be deleted, events cannot. */
public sealed interface WorkspaceEvent extends Event {

    WorkspaceId workspaceId();

    @MessageName("workspace.opened")
    record WorkspaceOpened(WorkspaceId workspaceId, String name, AccountId owner) implements WorkspaceEvent {
    }
}
