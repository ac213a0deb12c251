package plutarc.contracts.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How one of the conditions of an entry stands. */
public enum EntryStanding {
    PASSES,
    /** Keeps entries out until somebody does something. */
    BLOCKS,
    /** Keeps entries out for now, and ends by itself: with time, or with the market. */
    WAITS,
    /** Keeps nothing out, but is worth a look. */
    NOTED,
    /** Nothing has been reported of it yet. */
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such standing */
    @JsonCreator
    public static EntryStanding ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether an entry is kept out by it. */
    public boolean keepsOut() {
        return this == BLOCKS || this == WAITS;
    }
}
