package plutarc.contracts.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one grant of credit.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record CreditId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditId {
        Identifiers.requireValid("creditId", value);
    }

    /** A new, random identity. */
    public static CreditId random() {
        return new CreditId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
