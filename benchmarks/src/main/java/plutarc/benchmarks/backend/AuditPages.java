package plutarc.benchmarks.backend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.contracts.audit.AuditFilter;
import plutarc.contracts.audit.AuditPage;
import plutarc.contracts.audit.AuditQuery;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformMain;

/** How soon the first page of a long audit log is there, whatever it is filtered by. */
public final class AuditPages implements Benchmark {

    private static final WorkspaceId WORKSPACE = new WorkspaceId("workspace-1");
    private static final int REPETITIONS = 15;
    private static final int WARM_UP = 5;

    /** One entry in twenty is a person's, each with a reason; one in five hundred was denied. Hashes are no hashes: nobody verifies this log. */
    private static final String ENTRIES = """
            INSERT INTO audit_entry (chain, seq, at_micros, actor_kind, actor_id, action, target_type, target_id, result, body, previous, hash, seal)
            SELECT 'workspace-1', x, 1767225600000000 + x * 1000000, CASE WHEN MOD(x, 20) = 0 THEN 'USER' ELSE 'BOT' END,
              CASE WHEN MOD(x, 20) = 0 THEN 'account-' || MOD(x / 20, 7) ELSE 'bot-' || MOD(x, 50) END,
              CASE WHEN MOD(x, 20) = 0 THEN 'bot.set_risk_limits' ELSE 'trading.record_reports' END, 'bot', 'bot-' || MOD(x, 50),
              CASE WHEN MOD(x, 500) = 0 THEN 'denied' ELSE 'accepted' END,
              '{"action":"' || CASE WHEN MOD(x, 20) = 0 THEN 'bot.set_risk_limits' ELSE 'trading.record_reports' END || '","actor":{"id":"'
                || CASE WHEN MOD(x, 20) = 0 THEN 'account-' || MOD(x / 20, 7) ELSE 'bot-' || MOD(x, 50) END || '","kind":"'
                || CASE WHEN MOD(x, 20) = 0 THEN 'USER' ELSE 'BOT' END || '"},"address":"127.0.0.1","at":"2026-01-01T00:00:00Z","caused":[{"events":["trading.order_changed"],"first":'
                || x || ',"last":' || x || ',"stream":"ledger-bot-' || MOD(x, 50) || '"}],"chain":"workspace-1","message":"0123456789abcdef0123456789abcdef","reason":"word'
                || MOD(x, 9973) || ' volatility","result":"' || CASE WHEN MOD(x, 500) = 0 THEN 'denied' ELSE 'accepted' END || '","seq":' || x
                || ',"target":{"id":"bot-' || MOD(x, 50) || '","type":"bot"},"userAgent":"benchmark"}',
              REPEAT('0', 64), REPEAT('0', 64), REPEAT('0', 64)
            FROM SYSTEM_RANGE(?, ?)""";
    private static final String WORDS = """
            INSERT INTO audit_word (chain, word, seq)
            SELECT 'workspace-1', 'word' || MOD(x, 9973), x FROM SYSTEM_RANGE(?, ?) WHERE MOD(x, 20) = 0
            UNION ALL SELECT 'workspace-1', 'volatility', x FROM SYSTEM_RANGE(?, ?) WHERE MOD(x, 20) = 0""";

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int entries = conditions.times(1_000_000, 100_000);
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--server.port=0", "--plutarc.link.port=0",
                "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            fill(backend.getBean(JdbcTemplate.class), entries);
            QueryGateway queries = backend.getBean(QueryGateway.class);
            List<Row> rows = new ArrayList<>();
            double slowest = 0;
            String slowestOf = "";
            for (Map.Entry<String, AuditFilter> each : filters().entrySet()) {
                double median = median(queries, each.getValue());
                if (median > slowest) {
                    slowest = median;
                    slowestOf = each.getKey();
                }
                if (each.getKey().equals("none")) {
                    rows.add(Row.below("Audit log of " + String.format("%,d", entries) + " entries: first page", median, 100, "ms",
                            "50 entries with names, through the query bus of a whole backend with its permission check, nothing filtered; median of " + REPETITIONS + "."));
                }
            }
            rows.add(Row.below("The same, slowest of " + filters().size() + " filters", slowest, 100, "ms", "By " + String.join(", ", filters().keySet())
                    + "; each the median of " + REPETITIONS + ". The slowest was " + slowestOf + "."));
            empty(backend.getBean(JdbcTemplate.class));
            return rows;
        }
    }

    private static void fill(JdbcTemplate jdbc, int entries) {
        int step = 50_000;
        for (int from = 1; from <= entries; from += step) {
            jdbc.update(ENTRIES, from, from + step - 1);
            jdbc.update(WORDS, from, from + step - 1, from, from + step - 1);
        }
    }

    /** The store makes its file small when it closes, which would take as long as filling it. */
    private static void empty(JdbcTemplate jdbc) {
        jdbc.execute("TRUNCATE TABLE audit_entry");
        jdbc.execute("TRUNCATE TABLE audit_word");
    }

    private static Map<String, AuditFilter> filters() {
        Map<String, AuditFilter> filters = new LinkedHashMap<>();
        filters.put("none", AuditFilter.ALL);
        filters.put("people", with(List.of(ActorKind.USER, ActorKind.STAFF, ActorKind.TOKEN), null, null, null, null, null, null));
        filters.put("an actor", with(List.of(), "account-3", null, null, null, null, null));
        filters.put("an action", with(List.of(), null, "bot.set_risk_limits", null, null, null, null));
        filters.put("a target", with(List.of(), null, null, "bot-7", null, null, null));
        filters.put("a result", with(List.of(), null, null, null, AuditResult.DENIED, null, null));
        filters.put("a day half way back", with(List.of(), null, null, null, null, Instant.parse("2026-01-06T00:00:00Z"), null));
        filters.put("an actor, an action and a result", with(List.of(), "account-3", "bot.set_risk_limits", null, AuditResult.DENIED, null, null));
        filters.put("an actor and an action that never met", with(List.of(), "bot-7", "bot.set_risk_limits", null, null, null, null));
        filters.put("a rare word", with(List.of(), null, null, null, null, null, "word20"));
        filters.put("a common word", with(List.of(), null, null, null, null, null, "volatility"));
        filters.put("two words", with(List.of(), null, null, null, null, null, "volatility word4040"));
        filters.put("a word that is not there", with(List.of(), null, null, null, null, null, "nowhere"));
        return filters;
    }

    private static AuditFilter with(List<ActorKind> kinds, String actor, String action, String target, AuditResult result, Instant to, String text) {
        return new AuditFilter(kinds, Optional.ofNullable(actor), Optional.ofNullable(action), Optional.empty(), Optional.ofNullable(target), Optional.ofNullable(result),
                Optional.empty(), Optional.ofNullable(to), Optional.ofNullable(text));
    }

    private static double median(QueryGateway queries, AuditFilter filter) throws Exception {
        double[] millis = new double[REPETITIONS];
        for (int i = -WARM_UP; i < REPETITIONS; i++) {
            long began = System.nanoTime();
            first(queries, filter);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return Figures.median(millis);
    }

    private static AuditPage first(QueryGateway queries, AuditFilter filter) throws Exception {
        AuditQuery.Entries query = new AuditQuery.Entries(WORKSPACE, filter, Optional.empty(), 50);
        Sender sender = new Sender(new Actor(ActorKind.USER, "account-1"), Optional.of(WORKSPACE), Optional.of(Role.OWNER));
        return queries.query(query.getClass().getName(), new GenericMessage<>(query, sender.metaData()), ResponseTypes.optionalInstanceOf(AuditPage.class))
                .get(60, TimeUnit.SECONDS).orElseThrow();
    }
}
