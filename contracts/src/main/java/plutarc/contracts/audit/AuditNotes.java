package plutarc.contracts.audit;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Where parts of the backend put on record what is no command: sign-ins, secrets that were handed out, exports. Commands need not:
 * each is recorded where it is handled. Implemented by the platform. Thread-safe; returns after the entry is durable.
 */
@FunctionalInterface
public interface AuditNotes {

    /** Address and user agent are those of the request that the calling thread serves, if it serves one. */
    void record(Note note);

    /**
     * @param workspace empty for what happens in none
     * @param role      of the actor, where it has one
     * @param action    such as {@code session.signed_in}
     * @param code      why not, where it was not accepted
     * @param details   what else is worth knowing; never a secret or an e-mail address
     */
    record Note(Optional<WorkspaceId> workspace, Actor actor, Optional<String> role, String action, Optional<AuditEntry.Target> target, AuditResult result,
                Optional<String> code, List<AuditEntry.Requested> details) {

        /** Something that was done. */
        public static Note done(Optional<WorkspaceId> workspace, Actor actor, String action, AuditEntry.Target target) {
            return new Note(workspace, actor, Optional.empty(), action, Optional.of(target), AuditResult.ACCEPTED, Optional.empty(), List.of());
        }
    }
}
