package plutarc.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.ActorKind;
import plutarc.platform.PlatformSettings;
import plutarc.platform.start.CannotStart;

class ChainOfManyWritersTest {

    @TempDir
    Path folder;

    @Test
    void writersOfSeveralBackendsMakeOneChainEach() throws Exception {
        try (LogOfItsOwn one = LogOfItsOwn.over(folder)) {
            var other = new AuditLog(one.jdbc, one.store, new JdbcTransactionManager(one.store.dataSource()), LogOfItsOwn.KEY, Clock.systemUTC());
            assertWhole(one, List.of(one.log, other));
        }
    }

    /** {@code jdbc:postgresql://…}; the test leaves two chains of its own behind. */
    @Test
    @EnabledIfEnvironmentVariable(named = "POSTGRESQL_URL", matches = ".+", disabledReason = "POSTGRESQL_URL names no PostgreSQL")
    void twoBackendsOnOnePostgresqlMakeOneChainEach() throws Exception {
        var settings = new PlatformSettings.EventStore(Optional.of(System.getenv("POSTGRESQL_URL")), Optional.ofNullable(System.getenv("POSTGRESQL_USER")).orElse("plutarc"),
                Optional.ofNullable(System.getenv("POSTGRESQL_PASSWORD")).orElse(""));
        try (LogOfItsOwn one = LogOfItsOwn.over(folder, settings); LogOfItsOwn other = LogOfItsOwn.over(folder, settings)) {
            assertWhole(one, List.of(one.log, other.log));
        }
    }

    private static void assertWhole(LogOfItsOwn one, List<AuditLog> backends) throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        List<String> chains = List.of("a-" + run, "b-" + run);
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                AuditLog log = backends.get(writer % backends.size());
                String name = "writer-" + writer;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        log.appendApart(LogOfItsOwn.draft(chains.get(i % 2), ActorKind.USER, name, "bot.rename", "bot-" + i, AuditResult.ACCEPTED, ""));
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        var verifications = new Verifications(one.jdbc, LogOfItsOwn.KEY, one.anchors, Clock.systemUTC());
        for (String chain : chains) {
            AuditVerification verification = verifications.verify(chain);
            assertThat(verification.broken()).isEmpty();
            assertThat(verification.entries()).isEqualTo(80);
        }
    }

    @Test
    void whatIsRolledBackLeavesNoGap() throws Exception {
        try (LogOfItsOwn log = LogOfItsOwn.over(folder)) {
            log.fill(2);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(log.store.dataSource()));
            transaction.executeWithoutResult(status -> {
                log.log.append(LogOfItsOwn.draft(LogOfItsOwn.CHAIN, ActorKind.USER, "account-1", "bot.stop", "bot-1", AuditResult.ACCEPTED, ""));
                status.setRollbackOnly();
            });
            log.fill(1);
            assertThat(log.verify().entries()).isEqualTo(3);
            assertThat(log.verify().broken()).isEmpty();
        }
    }

    @Test
    void aClockThatGoesBackDoesNotTakeTheLogWithIt() throws Exception {
        try (LogOfItsOwn log = LogOfItsOwn.at(folder, Instant.parse("2026-05-01T10:00:00Z"))) {
            log.fill(1);
        }
        try (LogOfItsOwn log = LogOfItsOwn.at(folder, Instant.parse("2026-05-01T09:00:00Z"))) {
            log.fill(1);
            assertThat(log.jdbc.queryForList("SELECT DISTINCT at_micros FROM audit_entry", Long.class)).hasSize(1);
            assertThat(log.verify().broken()).isEmpty();
        }
    }

    @Test
    void aBackendWithAnotherKeyIsNotLetIn() throws Exception {
        try (LogOfItsOwn log = LogOfItsOwn.over(folder)) {
            var another = new ChainKey(new byte[] {1, 2, 3});
            assertThatThrownBy(() -> new AuditLog(log.jdbc, log.store, new JdbcTransactionManager(log.store.dataSource()), another, Clock.systemUTC()))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("another key");
        }
    }
}
