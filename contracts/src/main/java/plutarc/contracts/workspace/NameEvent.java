package plutarc.contracts.workspace;

import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;

/**
 * What has happened to a name that must be unique in its workspace. Each name has a stream of its own, whose key the event store
 * keeps unique: two senders cannot both take it.
 */
public sealed interface NameEvent extends Event {
    WorkspaceId workspaceId();

    /**
     * @param kind   what is named, such as {@code bot}
     * @param name   as compared: lower case, spaces collapsed
     * @param holder id of what bears the name
     */
    @MessageName("name.taken")
    record NameTaken(WorkspaceId workspaceId, String kind, String name, String holder) implements NameEvent {
    }

    @MessageName("name.freed")
    record NameFreed(WorkspaceId workspaceId, String kind, String name, String holder) implements NameEvent {
    }
}
