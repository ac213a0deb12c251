package plutarc.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one invitation. Whom it was sent to is personal data and kept elsewhere, under this id.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record InvitationId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvitationId {
        Identifiers.requireValid("invitationId", value);
    }

    /** A new, random identity. */
    public static InvitationId random() {
        return new InvitationId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
