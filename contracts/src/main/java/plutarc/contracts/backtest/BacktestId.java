package plutarc.contracts.backtest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one backtest.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record BacktestId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BacktestId {
        Identifiers.requireValid("backtestId", value);
    }

    /** A new, random identity. */
    public static BacktestId random() {
        return new BacktestId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
