package plutarc.contracts.exchangekey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a position answers with its own margin only, or with the whole account's. */
public enum MarginMode {
    ISOLATED, CROSS;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MarginMode ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
