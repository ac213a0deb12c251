package plutarc.contracts.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Entries, newest first.
 *
 * @param next       ask for entries before this one to go on; empty at the end of the log
 * @param searchedTo how far back was looked, where the search stopped before the page was full to keep its answer quick
 */
public record AuditPage(List<AuditEntryView> entries, Optional<Long> next, Optional<Instant> searchedTo) {
}
