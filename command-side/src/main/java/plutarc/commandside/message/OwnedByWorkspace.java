package plutarc.commandside.message;

import plutarc.contracts.workspace.WorkspaceId;

/** Every aggregate: it belongs to one workspace, and for senders of another one it does not exist. */
public interface OwnedByWorkspace {

    /** Null only before the first event of a new aggregate. */
    WorkspaceId workspaceId();
}
