package plutarc.contracts.exchangekey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a bot can trade. {@code PAPER} is the local exchange of this installation; it speaks Bybit's protocol. */
public enum Venue {
    PAPER, BYBIT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no venue has this code */
    @JsonCreator
    public static Venue ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
