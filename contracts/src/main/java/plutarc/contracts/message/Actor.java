package plutarc.contracts.message;

import java.util.Objects;

/**
 * Who caused a message.
 *
 * @param kind what sort of actor
 * @param id   the account, bot, token or process that acted
 */
public record Actor(ActorKind kind, String id) {

    public Actor {
        Objects.requireNonNull(kind, "kind");
        Identifiers.requireValid("actor", id);
    }

    /** A part of the backend that acts by itself, such as {@code provisioning}. */
    public static Actor system(String name) {
        return new Actor(ActorKind.SYSTEM, name);
    }
}
