package plutarc.commandside.billing;

import java.time.Instant;
import plutarc.contracts.billing.CreditId;

/** Granted money that expires. */
public record Credit(CreditId creditId, long leftMicros, Instant expiresAt) {

    Credit less(long micros) {
        return new Credit(creditId, leftMicros - micros, expiresAt);
    }
}
