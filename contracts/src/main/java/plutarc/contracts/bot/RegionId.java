package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names a place and provider where instances run, such as {@code local} or {@code hetzner.falkenstein}.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record RegionId(@JsonValue String value) {

    /** This machine: every bot a process with a loopback address of its own. */
    public static final RegionId LOCAL = new RegionId("local");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RegionId {
        Identifiers.requireValid("region", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
