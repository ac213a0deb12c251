package plutarc.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one account: a person who can sign in.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record AccountId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Identifiers.requireValid("accountId", value);
    }

    /** A new, random identity. */
    public static AccountId random() {
        return new AccountId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
