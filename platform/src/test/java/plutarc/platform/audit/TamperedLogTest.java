package plutarc.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.platform.audit.LogOfItsOwn.CHAIN;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.audit.AuditVerification.Fault;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.audit.AuditResult;

/** Somebody who has the database, and everything in it, but not the key: what is done to the log is named, with the first entry concerned. */
class TamperedLogTest {

    private static final int ENTRIES = 8;

    @TempDir
    Path folder;
    private LogOfItsOwn log;

    @BeforeEach
    void write() {
        log = LogOfItsOwn.over(folder);
        log.fill(ENTRIES);
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() {
        var verification = log.verify();
        assertThat(verification.broken()).isEmpty();
        assertThat(verification.entries()).isEqualTo(ENTRIES);
        assertThat(verification.head()).isEqualTo(row(ENTRIES).hash());
    }

    @Test
    void anAlteredTextIsNamed() throws SQLException {
        inTheFile("UPDATE audit_entry SET body = REPLACE(body, 'because of 3', 'because of 9') WHERE seq = 3");
        assertBroken(Fault.ALTERED, 3);
    }

    @Test
    void anAlteredTextWithAFreshHashIsNamed() {
        var row = row(3);
        var body = row.body().replace("because of 3", "because of 9");
        log.jdbc.update("UPDATE audit_entry SET body = ?, hash = ? WHERE seq = 3", body, ChainKey.hash(row.previous(), body));
        assertBroken(Fault.ALTERED, 3);
    }

    @Test
    void aWholeTailWithFreshHashesIsFoundAtItsFirstEntry() {
        var previous = row(2).hash();
        for (long seq = 3; seq <= ENTRIES; seq++) {
            var body = row(seq).body().replace("because of", "in spite of");
            var hash = ChainKey.hash(previous, body);
            log.jdbc.update("UPDATE audit_entry SET body = ?, previous = ?, hash = ? WHERE seq = ?", body, previous, hash, seq);
            previous = hash;
        }
        log.jdbc.update("UPDATE audit_head SET hash = ? WHERE chain = ?", previous, CHAIN);
        assertBroken(Fault.ALTERED, 3);
    }

    @Test
    void whatAnEntryIsFoundByCannotBeAlteredEither() throws SQLException {
        inTheFile("UPDATE audit_entry SET actor_id = 'somebody-else' WHERE seq = 5");
        assertBroken(Fault.ALTERED, 5);
    }

    @Test
    void aRemovedEntryIsNamed() throws SQLException {
        inTheFile("DELETE FROM audit_entry WHERE seq = 4");
        assertBroken(Fault.REMOVED, 4);
    }

    @Test
    void aRemovedEntryWhoseGapWasClosedIsNamed() throws SQLException {
        inTheFile("DELETE FROM audit_entry WHERE seq = 4", "UPDATE audit_entry SET seq = seq - 1 WHERE seq > 4", "UPDATE audit_head SET seq = seq - 1");
        assertBroken(Fault.REMOVED, 4);
    }

    @Test
    void twoExchangedEntriesAreNamed() throws SQLException {
        inTheFile("UPDATE audit_entry SET seq = -1 WHERE seq = 3", "UPDATE audit_entry SET seq = 3 WHERE seq = 6", "UPDATE audit_entry SET seq = 6 WHERE seq = -1");
        assertBroken(Fault.REORDERED, 3);
    }

    @Test
    void anInsertedEntryIsNamed() {
        for (long seq = ENTRIES; seq >= 4; seq--) {
            log.jdbc.update("UPDATE audit_entry SET seq = ? WHERE seq = ?", seq + 1, seq);
        }
        var entry = EntryText.read(row(3).body());
        var text = EntryText.of(LogOfItsOwn.draft(CHAIN, ActorKind.USER, "account-2", "bot.stop", "bot-1", AuditResult.ACCEPTED, "forged").at(4, entry.at()));
        insert(EntryRow.of(EntryText.read(text), text, row(3).hash(), ChainKey.hash(row(3).hash(), text), "0".repeat(64)));
        assertBroken(Fault.INSERTED, 4);
    }

    @Test
    void aCopiedEntryIsNamed() {
        for (long seq = ENTRIES; seq >= 6; seq--) {
            log.jdbc.update("UPDATE audit_entry SET seq = ? WHERE seq = ?", seq + 1, seq);
        }
        var copy = row(2);
        insert(new EntryRow(copy.chain(), 6, copy.atMicros(), copy.actorKind(), copy.actorId(), copy.action(), copy.targetType(), copy.targetId(), copy.result(),
                copy.body(), copy.previous(), copy.hash(), copy.seal()));
        assertBroken(Fault.INSERTED, 6);
    }

    @Test
    void anEntryPutBehindTheEndIsNamed() {
        var text = EntryText.of(LogOfItsOwn.draft(CHAIN, ActorKind.USER, "account-2", "bot.stop", "bot-1", AuditResult.ACCEPTED, "forged")
                .at(ENTRIES + 1, EntryText.read(row(ENTRIES).body()).at()));
        insert(EntryRow.of(EntryText.read(text), text, row(ENTRIES).hash(), ChainKey.hash(row(ENTRIES).hash(), text), "0".repeat(64)));
        assertBroken(Fault.INSERTED, ENTRIES + 1);
    }

    @Test
    void aCutOffTailIsNamed() throws SQLException {
        inTheFile("DELETE FROM audit_entry WHERE seq > 5");
        assertBroken(Fault.TRUNCATED, 6);
    }

    @Test
    void aCutOffTailIsNamedThoughTheHeadWasSetBackToWhatItOnceWas() throws SQLException {
        var head = log.jdbc.queryForMap("SELECT seq, hash, at_micros, seal FROM audit_head WHERE chain = ?", CHAIN);
        log.append(CHAIN, ActorKind.USER, "account-1", "bot.stop", "bot-1", AuditResult.ACCEPTED, "to be forgotten");
        log.anchor();
        inTheFile("DELETE FROM audit_entry WHERE seq > " + ENTRIES, "UPDATE audit_head SET seq = " + head.get("SEQ") + ", hash = '" + head.get("HASH") + "', seal = '" + head.get("SEAL") + "'");
        assertBroken(Fault.TRUNCATED, ENTRIES + 1);
    }

    @Test
    void aLogThatIsGoneAltogetherIsMissed() throws SQLException {
        log.anchor();
        inTheFile("DELETE FROM audit_entry", "DELETE FROM audit_head");
        assertBroken(Fault.TRUNCATED, 1);
        assertThat(new Verifications(log.jdbc, LogOfItsOwn.KEY, log.anchors, java.time.Clock.systemUTC()).verifyAll()).extracting(AuditVerification::chain).contains(CHAIN);
    }

    @Test
    void aHeadThatWasPutBackWithoutTheKeyIsNoHead() throws SQLException {
        inTheFile("DELETE FROM audit_entry WHERE seq > 5", "UPDATE audit_head SET seq = 5, hash = (SELECT hash FROM audit_entry WHERE seq = 5)");
        assertBroken(Fault.ALTERED, 5);
    }

    private void assertBroken(Fault fault, long seq) {
        assertThat(log.verify().broken()).hasValueSatisfying(broken -> {
            assertThat(broken.fault()).as(broken.explanation()).isEqualTo(fault);
            assertThat(broken.seq()).as(broken.explanation()).isEqualTo(seq);
        });
    }

    private EntryRow row(long seq) {
        return log.jdbc.query("SELECT " + EntryRow.COLUMNS + " FROM audit_entry WHERE chain = ? AND seq = ?", (row, number) -> EntryRow.read(row), CHAIN, seq).getFirst();
    }

    private void insert(EntryRow row) {
        log.jdbc.update(EntryRow.INSERT, row.values());
    }

    /** With no backend about, as somebody with the file alone would. */
    private void inTheFile(String... statements) throws SQLException {
        log.close();
        try (Connection file = DriverManager.getConnection("jdbc:h2:" + folder.resolve("plutarc"), "plutarc", ""); Statement statement = file.createStatement()) {
            for (String each : List.of(statements)) {
                statement.execute(each);
            }
        }
        log = LogOfItsOwn.over(folder);
    }
}
