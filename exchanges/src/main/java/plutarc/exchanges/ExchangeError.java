package plutarc.exchanges;

import java.time.Instant;
import java.util.Optional;

/**
 * A refusal.
 *
 * @param venueCode the venue's own code, empty text where there is none
 * @param message   the venue's own words, or ours; never holds a secret
 * @param retryAt   when the venue will listen again, for {@link ErrorReason#RATE_LIMITED}
 */
public record ExchangeError(ErrorReason reason, String venueCode, String message, Optional<Instant> retryAt) {

    public static ExchangeError of(ErrorReason reason, String message) {
        return new ExchangeError(reason, "", message, Optional.empty());
    }

    @Override
    public String toString() {
        return reason + (venueCode.isEmpty() ? "" : " (" + venueCode + ")") + ": " + message;
    }
}
