package plutarc.contracts.candles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one set of candles: of a workspace, or bundled with the product for all.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record CandleSetId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CandleSetId {
        Identifiers.requireValid("candleSetId", value);
    }

    /** A new, random identity. */
    public static CandleSetId random() {
        return new CandleSetId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
