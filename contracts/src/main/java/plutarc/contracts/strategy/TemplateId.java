package plutarc.contracts.strategy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one template; its versions are counted from 1.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record TemplateId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TemplateId {
        Identifiers.requireValid("templateId", value);
    }

    /** A new, random identity. */
    public static TemplateId random() {
        return new TemplateId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
