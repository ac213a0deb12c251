package plutarc.commandside;

import java.util.Optional;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** A request of the owner of {@link CommandSide#OURS}. */
final class Asking implements ActorContext {

    @Override
    public Actor actor() {
        return CommandSide.OWNER.actor();
    }

    @Override
    public WorkspaceId workspace() {
        return CommandSide.OURS;
    }

    @Override
    public Optional<Role> role() {
        return CommandSide.OWNER.role();
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public String userAgent() {
        return "test";
    }
}
