package plutarc.commandside.workspace;

import java.util.List;
import plutarc.contracts.workspace.WorkspaceId;

/** Whoever runs the command side says which bots of a workspace still have an instance. Thread-safe. */
@FunctionalInterface
public interface BotsInWorkspace {

    /** Names of the bots that are not stopped. */
    List<String> provisioned(WorkspaceId workspace);
}
