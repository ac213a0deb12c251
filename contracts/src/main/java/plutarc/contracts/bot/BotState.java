package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The nine states of a bot. Which may follow which stands in the command side's transition table. */
public enum BotState {
    /** Its instance is being created. */
    DEPLOYING,
    /** Live, trading, heard from. */
    ONLINE,
    /** Up; no new positions, exits still act. */
    PAUSED,
    /** Not heard from; its instance may still be trading. */
    OFFLINE,
    /** A critical fault; needs a person. */
    ERROR,
    /** Its instance is released until the next session. */
    SLEEPING,
    /** Its instance is being created again before a session. */
    WAKING,
    /** Told to stop; its instance is being released. */
    WINDING_DOWN,
    /** Its instance is released; it can be deployed again. */
    STOPPED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static BotState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
