package plutarc.contracts.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an attempt ended. */
public enum AuditResult {
    /** It was done, or it was done already. */
    ACCEPTED,
    /** It could not be done: a wrong value, a wrong moment, a wrong password. */
    REFUSED,
    /** The actor may not do it, or it belongs to somebody else. */
    DENIED,
    /** The product itself failed; nothing was done. */
    FAILED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AuditResult ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
