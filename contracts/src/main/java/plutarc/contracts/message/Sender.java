package plutarc.contracts.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Who sent a message and in which workspace, as its metadata says.
 *
 * @param workspace empty only for the backend itself, where it acts on no workspace in particular
 * @param role      the actor's role in that workspace; empty for systems, staff and bots
 */
public record Sender(Actor actor, Optional<WorkspaceId> workspace, Optional<Role> role) {

    /** A part of the backend, acting in one workspace. */
    public static Sender system(String name, WorkspaceId workspace) {
        return new Sender(Actor.system(name), Optional.of(workspace), Optional.empty());
    }

    /** @throws RefusedException {@code message.no_sender} if the metadata does not say who sent it */
    public static Sender of(Map<String, ?> metaData) {
        var kind = text(metaData, MetaDataKeys.ACTOR_KIND);
        var id = text(metaData, MetaDataKeys.ACTOR_ID);
        if (kind.isEmpty() || id.isEmpty()) {
            throw new RefusedException("message.no_sender", "The message does not say who sent it.");
        }
        return new Sender(new Actor(ActorKind.valueOf(kind.get()), id.get()),
                text(metaData, MetaDataKeys.WORKSPACE).map(WorkspaceId::new), text(metaData, MetaDataKeys.ROLE).map(Role::ofCode));
    }

    /** The same, as metadata. */
    public Map<String, String> metaData() {
        var metaData = new LinkedHashMap<String, String>();
        metaData.put(MetaDataKeys.ACTOR_KIND, actor.kind().name());
        metaData.put(MetaDataKeys.ACTOR_ID, actor.id());
        workspace.ifPresent(id -> metaData.put(MetaDataKeys.WORKSPACE, id.value()));
        role.ifPresent(it -> metaData.put(MetaDataKeys.ROLE, it.code()));
        return metaData;
    }

    /** Whether what belongs to {@code owner} exists at all for this sender. */
    public boolean reaches(WorkspaceId owner) {
        return workspace.map(owner::equals).orElse(actor.kind() == ActorKind.SYSTEM);
    }

    private static Optional<String> text(Map<String, ?> metaData, String key) {
        return Optional.ofNullable(metaData.get(key)).map(Object::toString).filter(text -> !text.isEmpty());
    }
}
