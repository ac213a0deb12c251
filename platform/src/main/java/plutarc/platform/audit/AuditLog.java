package plutarc.platform.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plutarc.contracts.audit.AuditEntry;
import plutarc.platform.eventstore.RelationalStore;
import plutarc.platform.start.CannotStart;

/**
 * Adds entries to their chains. The row of a chain's head is locked from the addition to the end of the transaction, so that writers of
 * one chain, of this backend or another, follow each other; writers of different chains do not meet. Thread-safe.
 */
final class AuditLog {

    private final JdbcTemplate jdbc;
    private final RelationalStore store;
    private final TransactionTemplate apart;
    private final ChainKey key;
    private final Clock clock;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    /** @throws CannotStart if the log was sealed with another key */
    AuditLog(JdbcTemplate jdbc, RelationalStore store, PlatformTransactionManager transactions, ChainKey key, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.key = key;
        this.clock = clock;
        requireKeyOfThisLog();
    }

    private record Head(long seq, String hash, long atMicros) {
    }

    /** In the transaction of the calling thread, as its last step: it stands or falls with what it tells of. */
    void append(Draft draft) {
        begin(draft.chain());
        store.syncAfterCommit();
        Head head = jdbc.queryForObject("SELECT seq, hash, at_micros FROM audit_head WHERE chain = ? FOR UPDATE",
                (row, number) -> new Head(row.getLong(1), row.getString(2), row.getLong(3)), draft.chain());
        long atMicros = Math.max(micros(clock.instant()), head.atMicros());
        AuditEntry entry = draft.at(head.seq() + 1, Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS));
        String text = EntryText.of(entry);
        String hash = ChainKey.hash(head.hash(), text);
        EntryRow row = EntryRow.of(entry, text, head.hash(), hash, key.sealOfEntry(entry.chain(), entry.seq(), hash));
        jdbc.update(EntryRow.INSERT, row.values());
        Set<String> words = draft.words();
        if (!words.isEmpty()) {
            jdbc.batchUpdate("INSERT INTO audit_word (chain, word, seq) VALUES (?, ?, ?)",
                    words.stream().map(word -> new Object[] {entry.chain(), word, entry.seq()}).toList());
        }
        jdbc.update("UPDATE audit_head SET seq = ?, hash = ?, at_micros = ?, seal = ? WHERE chain = ?", entry.seq(), hash, atMicros,
                key.sealOfHead(entry.chain(), entry.seq(), hash), entry.chain());
    }

    /** In a transaction of its own; returns once the entry would survive a crash. */
    void appendApart(Draft draft) {
        apart.executeWithoutResult(transaction -> append(draft));
    }

    /** Whether anything was ever done, in this chain, to what has this id. */
    boolean hasChanged(String chain, String targetId) {
        return !jdbc.queryForList("SELECT seq FROM audit_entry WHERE chain = ? AND target_id = ? AND result = 'accepted' LIMIT 1", Long.class, chain, targetId).isEmpty();
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Of two that begin a chain at once, one does; the other finds it begun. */
    private void begin(String chain) {
        if (begun.contains(chain)) {
            return;
        }
        try {
            apart.executeWithoutResult(transaction -> {
                if (jdbc.queryForList("SELECT seq FROM audit_head WHERE chain = ?", Long.class, chain).isEmpty()) {
                    jdbc.update("INSERT INTO audit_head (chain, seq, hash, at_micros, seal) VALUES (?, 0, ?, 0, ?)", chain, ChainKey.GENESIS,
                            key.sealOfHead(chain, 0, ChainKey.GENESIS));
                }
            });
        } catch (DuplicateKeyException another) {
            // It is begun, which is all that is wanted.
        }
        begun.add(chain);
    }

    private void requireKeyOfThisLog() {
        try {
            apart.executeWithoutResult(transaction -> {
                if (known().isEmpty()) {
                    jdbc.update("INSERT INTO audit_key (id, fingerprint) VALUES (1, ?)", key.fingerprint());
                }
            });
        } catch (DuplicateKeyException another) {
            // Whose it is, is looked at next.
        }
        if (!known().equals(Map.of("fingerprint", key.fingerprint()))) {
            throw new CannotStart("the audit log is sealed with another key; bring back data/audit.key, or give every backend of this database the same "
                    + "plutarc.audit-key");
        }
    }

    private Map<String, Object> known() {
        var found = jdbc.queryForList("SELECT fingerprint AS \"fingerprint\" FROM audit_key WHERE id = 1");
        return found.isEmpty() ? Map.of() : Map.copyOf(found.getFirst());
    }
}
