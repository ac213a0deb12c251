package plutarc.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one workspace: the border of everything that a tenant owns.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record WorkspaceId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkspaceId {
        Identifiers.requireValid("workspaceId", value);
    }

    /** A new, random identity. */
    public static WorkspaceId random() {
        return new WorkspaceId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
