package plutarc.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.audit.AuditTrail;

/**
 * Reads the log out of its table. A page is never far: a single condition is an index look-up; several are looked for window by window, from
 * the newest on, and what is not found within {@link #PATIENCE} is left to the next question. Thread-safe.
 */
final class JdbcAuditTrail implements AuditTrail {

    private static final Duration PATIENCE = Duration.ofMillis(60);
    private static final long WINDOW = 5_000;
    private static final long WIDEST = 80_000;
    private static final int MOST_ACTORS = 300;
    private static final int MOST_ACTIONS = 500;

    private final JdbcTemplate jdbc;
    private final WordIndex index;
    private final Verifications verifications;

    JdbcAuditTrail(JdbcTemplate jdbc, Verifications verifications) {
        this.jdbc = jdbc;
        this.index = new WordIndex(jdbc);
        this.verifications = verifications;
    }

    @Override
    public Lines newest(WorkspaceId workspace, AuditFilter filter, List<Word> words, Optional<Long> before, int limit) {
        String chain = workspace.value();
        long end = Math.min(before.orElse(Long.MAX_VALUE), filter.to().map(to -> firstAtOrAfter(chain, to)).orElse(Long.MAX_VALUE));
        long to = Math.min(end, lastPlace(chain) + 1);
        long from = filter.from().map(it -> firstAtOrAfter(chain, it)).orElse(1L);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Found found = new Found(new ArrayList<>(), from);
        for (EntrySearch search : searches(chain, filter)) {
            Found part = words.isEmpty() ? newest(search, from, to, limit, deadline) : newest(search, chain, words, from, to, limit, deadline);
            found = found.and(part);
        }
        return lines(chain, found, from, limit);
    }

    /** @param to everything from here on has been looked at */
    private record Found(List<EntryRow> rows, long to) {

        Found and(Found other) {
            List<EntryRow> all = new ArrayList<>(rows);
            all.addAll(other.rows);
            return new Found(all, Math.max(to, other.to));
        }
    }

    private Lines lines(String chain, Found found, long from, int limit) {
        List<EntryRow> rows = found.rows().stream().filter(row -> row.seq() >= found.to()).sorted(Comparator.comparingLong(EntryRow::seq).reversed()).toList();
        List<EntryRow> page = rows.subList(0, Math.min(limit, rows.size()));
        boolean full = page.size() == limit;
        Optional<Long> next = full ? Optional.of(page.getLast().seq()) : found.to() > from ? Optional.of(found.to()) : Optional.empty();
        Optional<Long> more = next.filter(seq -> seq > from);
        return new Lines(page.stream().map(JdbcAuditTrail::line).toList(), more, full ? Optional.empty() : more.flatMap(seq -> timeAt(chain, seq)));
    }

    private Found newest(EntrySearch search, long from, long to, int limit, long deadline) {
        if (search.selective() <= 1) {
            List<EntryRow> rows = query(search.sql(true), search.with(from, to, limit));
            return new Found(rows, rows.size() == limit ? rows.getLast().seq() : from);
        }
        List<EntryRow> rows = new ArrayList<>();
        long width = WINDOW;
        long lowest = to;
        while (lowest > from && rows.size() < limit && (lowest == to || System.nanoTime() < deadline)) {
            long start = Math.max(from, lowest - width);
            rows.addAll(query(search.sql(true), search.with(start, lowest, limit - rows.size())));
            lowest = rows.size() == limit ? rows.getLast().seq() : start;
            width = Math.min(WIDEST, width * 2);
        }
        return new Found(rows, lowest);
    }

    private Found newest(EntrySearch search, String chain, List<Word> words, long from, long to, int limit, long deadline) {
        List<EntryRow> rows = new ArrayList<>();
        long lowest = to;
        while (lowest > from && rows.size() < limit && (lowest == to || System.nanoTime() < deadline)) {
            WordIndex.Found found = index.places(chain, words, from, lowest);
            for (var place = found.places().iterator(); place.hasNext() && rows.size() < limit;) {
                rows.addAll(query(search.sqlAt(), search.at(place.next())));
            }
            lowest = Math.min(lowest - 1, Math.max(from, found.horizon()));
        }
        return rows.size() >= limit ? new Found(rows.subList(0, limit), rows.get(limit - 1).seq()) : new Found(rows, Math.max(from, lowest));
    }

    @Override
    public Lines oldest(WorkspaceId workspace, AuditFilter filter, List<Word> words, long after, int limit) {
        String chain = workspace.value();
        long to = Math.min(filter.to().map(it -> firstAtOrAfter(chain, it)).orElse(Long.MAX_VALUE), lastPlace(chain) + 1);
        long from = Math.max(after + 1, filter.from().map(it -> firstAtOrAfter(chain, it)).orElse(1L));
        List<EntryRow> rows = new ArrayList<>();
        for (EntrySearch search : searches(chain, filter)) {
            rows.addAll(query(search.sql(false), search.with(from, to, limit)));
        }
        List<EntryRow> page = rows.stream().sorted(Comparator.comparingLong(EntryRow::seq)).limit(limit).toList();
        return new Lines(page.stream().filter(row -> found(row, words)).map(JdbcAuditTrail::line).toList(),
                page.size() == limit ? Optional.of(page.getLast().seq()) : Optional.empty(), Optional.empty());
    }

    private boolean found(EntryRow row, List<Word> words) {
        return words.stream().allMatch(word -> word.ids().contains(row.targetId()) || word.ids().contains(row.actorId())
                || !PlainText.words(word.text()).isEmpty() && !index.places(row.chain(), List.of(word), row.seq(), row.seq() + 1).places().isEmpty());
    }

    @Override
    public Optional<Line> entry(WorkspaceId workspace, long seq) {
        return query("SELECT " + EntryRow.COLUMNS + " FROM audit_entry WHERE chain = ? AND seq = ?", new Object[] {workspace.value(), seq}).stream()
                .map(JdbcAuditTrail::line).findFirst();
    }

    @Override
    public List<Actor> actors(WorkspaceId workspace) {
        List<Actor> actors = new ArrayList<>();
        for (String id : distinct(workspace, "actor_id", MOST_ACTORS)) {
            jdbc.queryForList("SELECT actor_kind FROM audit_entry WHERE chain = ? AND actor_id = ? ORDER BY chain, actor_id, seq DESC LIMIT 1", String.class, workspace.value(), id)
                    .forEach(kind -> actors.add(new Actor(ActorKind.valueOf(kind), id)));
        }
        return actors;
    }

    @Override
    public List<String> actions(WorkspaceId workspace) {
        return distinct(workspace, "action", MOST_ACTIONS);
    }

    @Override
    public Optional<AuditVerification> verification(WorkspaceId workspace, boolean now) {
        return now ? Optional.of(verifications.verify(workspace.value())) : verifications.latest(workspace.value());
    }

    /** One index look-up for each, however many rows there are: from just behind the one before, since of "greater than" H2 would read all rows that are equal first. */
    private List<String> distinct(WorkspaceId workspace, String column, int most) {
        List<String> values = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (values.size() < most && (next = jdbc.queryForList("SELECT " + column + " FROM audit_entry WHERE chain = ? AND " + column + " >= ? ORDER BY chain, " + column
                + ", seq DESC LIMIT 1", String.class, workspace.value(), next.get() + WordIndex.NEXT).stream().findFirst()).isPresent()) {
            values.add(next.get());
        }
        return values;
    }

    private static List<EntrySearch> searches(String chain, AuditFilter filter) {
        return filter.kinds().isEmpty() || filter.actor().isPresent() ? List.of(EntrySearch.of(chain, filter, Optional.empty()))
                : filter.kinds().stream().distinct().map(kind -> EntrySearch.of(chain, filter, Optional.of(kind))).toList();
    }

    private long lastPlace(String chain) {
        return jdbc.queryForList("SELECT seq FROM audit_entry WHERE chain = ? ORDER BY chain, seq DESC LIMIT 1", Long.class, chain).stream().findFirst().orElse(0L);
    }

    /** Times never go back along a chain, so that this is found by halving. */
    private long firstAtOrAfter(String chain, Instant time) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        long low = 1;
        long high = lastPlace(chain) + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            var found = jdbc.queryForList("SELECT at_micros FROM audit_entry WHERE chain = ? AND seq >= ? ORDER BY chain, seq LIMIT 1", Long.class, chain, middle);
            if (found.isEmpty() || found.getFirst() >= micros) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Optional<Instant> timeAt(String chain, long seq) {
        return jdbc.queryForList("SELECT at_micros FROM audit_entry WHERE chain = ? AND seq = ?", Long.class, chain, seq).stream().findFirst()
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private List<EntryRow> query(String sql, Object[] parameters) {
        return jdbc.query(sql, (row, number) -> EntryRow.read(row), parameters);
    }

    private static Line line(EntryRow row) {
        return new Line(EntryText.read(row.body()), row.body(), row.previous(), row.hash());
    }
}
