package plutarc.queryside.live;

import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;

/** Whether somebody who opened a live view may still see it; asked before each event, so cheap. Thread-safe. */
@FunctionalInterface
public interface LiveAccess {

    /** Whoever was let in stays. */
    LiveAccess AS_OPENED = (actor, workspace) -> true;

    boolean mayWatch(Actor actor, WorkspaceId workspace);
}
