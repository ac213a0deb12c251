package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one bot, for ever: through deployments, sleep and restarts.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record BotId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BotId {
        Identifiers.requireValid("botId", value);
    }

    /** A new, random identity. */
    public static BotId random() {
        return new BotId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
