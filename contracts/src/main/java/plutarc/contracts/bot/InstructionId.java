package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import plutarc.contracts.message.Identifiers;

/**
 * Names one instruction to a bot; the bot executes it once, however often it arrives.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record InstructionId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the value is not of the form above */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstructionId {
        Identifiers.requireValid("instructionId", value);
    }

    /** A new, random identity. */
    public static InstructionId random() {
        return new InstructionId(Identifiers.random());
    }

    @Override
    public String toString() {
        return value;
    }
}
