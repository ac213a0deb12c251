package plutarc.queryside.message;

import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;

/** Stored names of events. Stateless. */
public final class EventNames {

    private EventNames() {
    }

    /** Such as {@code bot.deployed}. */
    public static String of(Event event) {
        return event.getClass().getAnnotation(MessageName.class).value();
    }
}
