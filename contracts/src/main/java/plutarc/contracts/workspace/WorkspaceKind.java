package plutarc.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of workspace: the one that every account has for itself, or one that several people share. */
public enum WorkspaceKind {
    PERSONAL, ORGANISATION;

    /** As stored and shown, such as {@code personal}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such kind */
    @JsonCreator
    public static WorkspaceKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
