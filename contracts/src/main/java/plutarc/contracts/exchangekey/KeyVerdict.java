package plutarc.contracts.exchangekey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of trying an exchange key with a signed request that only reads. */
public enum KeyVerdict {
    /** The venue takes it, it may trade, and it cannot move money out as far as the venue tells. */
    USABLE,
    INVALID_KEY,
    WRONG_SECRET,
    EXPIRED,
    LACKS_PERMISSION,
    /** It may move money out: never to be used. */
    CAN_WITHDRAW,
    /** Bound to other addresses than the one it was tried from. */
    ADDRESS_NOT_ALLOWED,
    /** The key, or an instrument, is of another market or contract type. */
    WRONG_MARKET,
    /** The venue's clock and ours are too far apart. */
    CLOCK,
    /** The venue has restricted the account, or does not serve the place it was tried from. */
    RESTRICTED,
    /** The venue could not be asked. Says nothing about the key. */
    NO_ANSWER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such verdict */
    @JsonCreator
    public static KeyVerdict ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
