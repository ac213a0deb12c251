package plutarc.contracts.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a trade was made with. Figures of one are never added to those of another. */
public enum Money {
    LIVE, TESTNET, PAPER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Money ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
