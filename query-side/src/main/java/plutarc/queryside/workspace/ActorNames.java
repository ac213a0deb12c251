package plutarc.queryside.workspace;

import java.util.Locale;
import plutarc.contracts.message.Actor;

/**
 * What an actor is called in front of people. Events and views hold ids only, since persons can be deleted and events cannot. Thread-safe.
 */
@FunctionalInterface
public interface ActorNames {

    /** Persons by their id, all others by their kind. */
    ActorNames BY_ID = actor -> switch (actor.kind()) {
        case USER, STAFF, TOKEN -> actor.id();
        case SYSTEM, BOT -> actor.kind().name().toLowerCase(Locale.ROOT);
    };

    String nameOf(Actor actor);
}
