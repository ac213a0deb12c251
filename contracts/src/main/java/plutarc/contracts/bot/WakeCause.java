package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a sleeping bot is woken. */
public enum WakeCause {
    /** Its next session is near. */
    SESSION,
    /** Its template has no session any more that could end. */
    NO_SESSIONS,
    /** Somebody asked for it. */
    REQUESTED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static WakeCause ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
