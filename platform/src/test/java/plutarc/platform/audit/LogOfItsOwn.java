package plutarc.platform.audit;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.ActorKind;
import plutarc.platform.PlatformSettings;
import plutarc.platform.eventstore.RelationalStore;

/** An audit log in a database of its own, without a backend around it. */
final class LogOfItsOwn implements AutoCloseable {

    static final String CHAIN = "workspace-1";
    static final ChainKey KEY = new ChainKey(new byte[32]);

    final RelationalStore store;
    final JdbcTemplate jdbc;
    final AuditLog log;
    final Anchors anchors;

    private LogOfItsOwn(Path folder, PlatformSettings.EventStore settings, Clock clock) {
        this.store = RelationalStore.open(settings, folder);
        this.jdbc = new JdbcTemplate(store.dataSource());
        this.log = new AuditLog(jdbc, store, new JdbcTransactionManager(store.dataSource()), KEY, clock);
        this.anchors = new Anchors(folder.resolve("anchors.json"), List.of());
    }

    static LogOfItsOwn over(Path folder) {
        return new LogOfItsOwn(folder, new PlatformSettings.EventStore(Optional.empty(), "plutarc", ""), Clock.systemUTC());
    }

    static LogOfItsOwn over(Path folder, PlatformSettings.EventStore settings) {
        return new LogOfItsOwn(folder, settings, Clock.systemUTC());
    }

    static LogOfItsOwn at(Path folder, Instant time) {
        return new LogOfItsOwn(folder, new PlatformSettings.EventStore(Optional.empty(), "plutarc", ""), Clock.fixed(time, ZoneOffset.UTC));
    }

    void append(String chain, ActorKind kind, String actor, String action, String target, AuditResult result, String reason) {
        log.appendApart(draft(chain, kind, actor, action, target, result, reason));
    }

    static Draft draft(String chain, ActorKind kind, String actor, String action, String target, AuditResult result, String reason) {
        return new Draft(chain, new AuditEntry.Who(kind, actor, Optional.of("owner")), action, Optional.of(new AuditEntry.Target("bot", target)), result,
                result == AuditResult.ACCEPTED ? Optional.empty() : Optional.of("some.code"), Optional.empty(), Optional.of(reason).filter(text -> !text.isEmpty()),
                List.of(new AuditEntry.Requested("name", "Name of " + target)), List.of(new AuditEntry.Changed("name", Optional.of("\"a\\b\""), Optional.of("ä€😀"))),
                List.of(new AuditEntry.Caused(target, 3, 4, List.of("bot.renamed"))), Optional.of("message-1"), "127.0.0.1", "a browser");
    }

    void fill(int entries) {
        for (int i = 1; i <= entries; i++) {
            append(CHAIN, ActorKind.USER, "account-1", "bot.rename", "bot-" + i, AuditResult.ACCEPTED, "because of " + i);
        }
    }

    AuditVerification verify() {
        return new Verifications(jdbc, KEY, anchors, Clock.systemUTC()).verify(CHAIN);
    }

    void anchor() {
        anchors.write(jdbc, store::awaitDurable);
    }

    @Override
    public void close() throws SQLException {
        store.close();
    }
}
