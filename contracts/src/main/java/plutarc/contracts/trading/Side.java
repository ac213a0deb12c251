package plutarc.contracts.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The side of a position or trade. */
public enum Side {
    LONG, SHORT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Side ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
