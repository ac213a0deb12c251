package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one deployment of a bot: a life of its instance, from deploy to release.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record DeploymentId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeploymentId {
        Identifiers.requireValid("deploymentId", value);
    }

    /** A new, random identity. */
    public static DeploymentId random() {
        return new DeploymentId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
