package plutarc.contracts.audit;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of the audit log. Each is answered for one workspace. */
public sealed interface AuditQuery<R> extends Query<R> {

    /** Newest first. {@code before} is the {@code next} of the page ahead. {@code limit} 1 to 200. */
    @MessageName("audit.entries")
    @Requires(Permission.AUDIT_VIEW)
    record Entries(WorkspaceId workspaceId, AuditFilter filter, Optional<Long> before, int limit) implements AuditQuery<Optional<AuditPage>> {
    }

    /** Oldest first, those after place {@code after}; for exports. {@code limit} 1 to 1000. */
    @MessageName("audit.entries_from")
    @Requires(Permission.AUDIT_VIEW)
    record EntriesFrom(WorkspaceId workspaceId, AuditFilter filter, long after, int limit) implements AuditQuery<Optional<AuditPage>> {
    }

    @MessageName("audit.entry")
    @Requires(Permission.AUDIT_VIEW)
    record Entry(WorkspaceId workspaceId, long seq) implements AuditQuery<Optional<AuditEntryView>> {
    }

    @MessageName("audit.choices")
    @Requires(Permission.AUDIT_VIEW)
    record Choices(WorkspaceId workspaceId) implements AuditQuery<Optional<AuditChoices>> {
    }

    /** The latest verification of the workspace's chain; none, or {@code now}: one that is made for this question. */
    @MessageName("audit.verification")
    @Requires(Permission.AUDIT_VIEW)
    record Verification(WorkspaceId workspaceId, boolean now) implements AuditQuery<List<AuditVerification>> {
    }
}
