package plutarc.contracts.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one trade. The bot derives it from the entry's order id, so that a replay cannot make a second one.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record TradeId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TradeId {
        Identifiers.requireValid("tradeId", value);
    }

    /** A new, random identity. */
    public static TradeId random() {
        return new TradeId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
