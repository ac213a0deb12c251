package plutarc.platform.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.contracts.audit.AuditVerification;
import plutarc.platform.audit.Verifying.End;

/**
 * Verifies whole chains, while others write to them: what was written after it began is left to the next time. One at a time; thread-safe.
 */
final class Verifications {

    private static final int BATCH = 2_000;

    private final JdbcTemplate jdbc;
    private final ChainKey key;
    private final Anchors anchors;
    private final Clock clock;
    private final Map<String, AuditVerification> latest = new ConcurrentHashMap<>();

    Verifications(JdbcTemplate jdbc, ChainKey key, Anchors anchors, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Of this chain; empty where none was made since the start. */
    Optional<AuditVerification> latest(String chain) {
        return Optional.ofNullable(latest.get(chain));
    }

    /** Every chain that there is or that an anchor knows, by name. */
    synchronized List<AuditVerification> verifyAll() {
        Set<String> chains = new TreeSet<>(anchors.known().keySet());
        chains.addAll(jdbc.queryForList("SELECT chain FROM audit_head", String.class));
        chains.addAll(jdbc.queryForList("SELECT DISTINCT chain FROM audit_entry", String.class));
        List<AuditVerification> all = new ArrayList<>();
        chains.forEach(chain -> all.add(verify(chain)));
        return all;
    }

    synchronized AuditVerification verify(String chain) {
        long began = System.nanoTime();
        Optional<End> head = head(chain);
        Verifying walk = new Verifying(chain, key, Optional.ofNullable(anchors.known().get(chain)), seq -> rows(chain, seq, seq, 1).stream().findFirst());
        long last = head.map(End::seq).orElse(Long.MAX_VALUE);
        boolean whole = true;
        long from = 1;
        while (whole && from <= last) {
            List<EntryRow> batch = rows(chain, from, last, BATCH);
            for (EntryRow row : batch) {
                whole = whole && walk.next(row);
            }
            if (batch.size() < BATCH) {
                break;
            }
            from = batch.getLast().seq() + 1;
        }
        AuditVerification verification = new AuditVerification(chain, walk.checked(), walk.lastHash(), clock.instant(), walk.end(head, beyond(chain, head)),
                (System.nanoTime() - began) / 1_000_000);
        latest.put(chain, verification);
        return verification;
    }

    /** An entry that no head covers, even one that is read after it. */
    private Optional<Long> beyond(String chain, Optional<End> head) {
        return head.flatMap(known -> jdbc.queryForList("SELECT seq FROM audit_entry WHERE chain = ? AND seq > ? ORDER BY chain, seq LIMIT 1", Long.class, chain, known.seq())
                .stream().findFirst()).filter(seq -> head(chain).filter(now -> now.seq() >= seq).isEmpty());
    }

    private Optional<End> head(String chain) {
        return jdbc.query("SELECT seq, hash, seal FROM audit_head WHERE chain = ?", (row, number) -> new End(row.getLong(1), row.getString(2), row.getString(3)), chain)
                .stream().findFirst();
    }

    private List<EntryRow> rows(String chain, long from, long to, int most) {
        return jdbc.query("SELECT " + EntryRow.COLUMNS + " FROM audit_entry WHERE chain = ? AND seq >= ? AND seq <= ? ORDER BY chain, seq LIMIT ?",
                (row, number) -> EntryRow.read(row), chain, from, to, most);
    }
}
