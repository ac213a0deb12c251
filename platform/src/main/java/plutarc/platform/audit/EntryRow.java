package plutarc.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditEntry.Target;

/** An entry as it lies in the table: its text, its place in the chain, and beside them what it is found by. */
record EntryRow(String chain, long seq, long atMicros, String actorKind, String actorId, String action, String targetType, String targetId, String result,
                String body, String previous, String hash, String seal) {

    static final String COLUMNS = "chain, seq, at_micros, actor_kind, actor_id, action, target_type, target_id, result, body, previous, hash, seal";
    static final String INSERT = "INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int LONGEST_TARGET = 128;

    static EntryRow of(AuditEntry entry, String body, String previous, String hash, String seal) {
        String targetId = entry.target().map(Target::id).orElse(null);
        return new EntryRow(entry.chain(), entry.seq(), AuditLog.micros(entry.at()), entry.actor().kind().name(), entry.actor().id(), entry.action(),
                entry.target().map(Target::type).orElse(null),
                targetId != null && targetId.length() > LONGEST_TARGET ? targetId.substring(0, LONGEST_TARGET) : targetId, entry.result().code(), body,
                previous, hash, seal);
    }

    static EntryRow read(ResultSet row) throws SQLException {
        return new EntryRow(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                row.getString(8), row.getString(9), row.getString(10), row.getString(11), row.getString(12), row.getString(13));
    }

    Object[] values() {
        return new Object[] {chain, seq, atMicros, actorKind, actorId, action, targetType, targetId, result, body, previous, hash, seal};
    }

    /** Whether what the row is found by is what its text says. */
    boolean agreesWith(AuditEntry entry) {
        EntryRow expected = of(entry, body, previous, hash, seal);
        return atMicros == expected.atMicros && Objects.equals(actorKind, expected.actorKind) && Objects.equals(actorId, expected.actorId)
                && Objects.equals(action, expected.action) && Objects.equals(targetType, expected.targetType) && Objects.equals(targetId, expected.targetId)
                && Objects.equals(result, expected.result);
    }
}
