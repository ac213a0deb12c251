package plutarc.contracts.exchangekey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one exchange API key; the key's own text lies in the vault, never in a message.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record ExchangeKeyId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExchangeKeyId {
        Identifiers.requireValid("keyId", value);
    }

    /** A new, random identity. */
    public static ExchangeKeyId random() {
        return new ExchangeKeyId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
