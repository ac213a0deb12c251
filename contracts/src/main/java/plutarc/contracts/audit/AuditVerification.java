package plutarc.contracts.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a chain is whole.
 *
 * @param entries how many were checked
 * @param head    hash of the last entry; 64 zeros for an empty chain
 * @param broken  the first entry that is not as it was written; empty for a whole chain
 * @param tookMs  milliseconds
 */
public record AuditVerification(String chain, long entries, String head, Instant at, Optional<Broken> broken, long tookMs) {

    /**
     * @param seq         the place in the chain
     * @param explanation one sentence
     */
    public record Broken(Fault fault, long seq, String explanation) {
    }

    /** What was done to a chain. */
    public enum Fault {
        /** The entry, or what it is found by, says something else now. */
        ALTERED,
        /** The entry is gone, and others that came after it are not. */
        REMOVED,
        /** The entry stands in another one's place. */
        REORDERED,
        /** The entry was not written by this installation. */
        INSERTED,
        /** The entry and everything after it are gone. */
        TRUNCATED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Fault ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
