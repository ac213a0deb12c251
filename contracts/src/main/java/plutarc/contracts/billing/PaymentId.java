package plutarc.contracts.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one payment into a workspace's balance; booked once, however often it is told.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record PaymentId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Identifiers.requireValid("paymentId", value);
    }

    /** A new, random identity. */
    public static PaymentId random() {
        return new PaymentId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
