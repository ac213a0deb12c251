package plutarc.queryside.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * The audit log as it is stored, apart from all views. Whoever runs the query side brings it; each call sees one workspace. Thread-safe.
 */
public interface AuditTrail {

    /** An entry with the text that is hashed. */
    record Line(AuditEntry entry, String text, String previous, String hash) {
    }

    /**
     * @param next       the place to go on from; empty where there is no more
     * @param searchedTo where the search stopped early, to be quick
     */
    record Lines(List<Line> lines, Optional<Long> next, Optional<Instant> searchedTo) {
    }

    /**
     * Something that is looked for.
     *
     * @param text one word, or its beginning
     * @param ids  of whatever is called so today; an entry about or by one of them is found as well
     */
    record Word(String text, Set<String> ids) {
    }

    /** Newest first, before a place; the filter's own text does not count, the words do. */
    Lines newest(WorkspaceId workspace, AuditFilter filter, List<Word> words, Optional<Long> before, int limit);

    /** Oldest first, after a place. */
    Lines oldest(WorkspaceId workspace, AuditFilter filter, List<Word> words, long after, int limit);

    Optional<Line> entry(WorkspaceId workspace, long seq);

    /** Everybody who is in the log. */
    List<Actor> actors(WorkspaceId workspace);

    /** Every action that is in the log, by name. */
    List<String> actions(WorkspaceId workspace);

    /** The latest verification, or a new one; empty where none was made yet. */
    Optional<AuditVerification> verification(WorkspaceId workspace, boolean now);
}
