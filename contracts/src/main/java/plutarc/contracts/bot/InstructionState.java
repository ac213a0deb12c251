package plutarc.contracts.bot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an instruction has come. The last three are final. */
public enum InstructionState {
    QUEUED, SENT, ACKNOWLEDGED, DONE, FAILED, EXPIRED;

    public boolean isFinal() {
        return this == DONE || this == FAILED || this == EXPIRED;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static InstructionState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
