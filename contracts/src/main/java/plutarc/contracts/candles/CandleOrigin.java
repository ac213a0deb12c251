package plutarc.contracts.candles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a set of candles comes from: shipped with the product, a file that somebody imported, or a venue's own history. */
public enum CandleOrigin {
    BUNDLED, FILE, VENUE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no origin has this code */
    @JsonCreator
    public static CandleOrigin ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
