package plutarc.queryside.bot;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the trigger interval out of a template's JSON document. Stateless. */
final class TriggerInterval {

    private static final JsonMapper JSON = new JsonMapper();

    private TriggerInterval() {
    }

    /** Such as {@code 5m}; empty text where the document does not say. */
    static String of(String definition) {
        try {
            return JSON.readTree(definition).path("triggerInterval").asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
