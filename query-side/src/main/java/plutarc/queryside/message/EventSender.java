package plutarc.queryside.message;

import java.util.Optional;
import org.axonframework.messaging.MetaData;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.MetaDataKeys;

/**
 * Who caused an event and why, as far as its metadata says.
 *
 * @param role   the actor's role then
 * @param reason in the actor's words
 */
public record EventSender(Actor actor, Optional<String> role, Optional<String> reason) {

    private static final Actor UNNAMED = Actor.system("backend");

    /** The backend itself where the metadata does not say. */
    public static EventSender of(MetaData metaData) {
        var actor = text(metaData, MetaDataKeys.ACTOR_KIND)
                .flatMap(kind -> text(metaData, MetaDataKeys.ACTOR_ID).map(id -> new Actor(ActorKind.valueOf(kind), id)));
        return new EventSender(actor.orElse(UNNAMED), text(metaData, MetaDataKeys.ROLE), text(metaData, MetaDataKeys.REASON));
    }

    private static Optional<String> text(MetaData metaData, String key) {
        return Optional.ofNullable(metaData.get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }
}
