package plutarc.platform.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestFill;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.start.DataFolder;

class BacktestFilesTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final BacktestId ONE = new BacktestId("one");

    @TempDir
    Path folder;
    private DataFolder data;

    @BeforeEach
    void claim() throws Exception {
        data = new DataFolder(folder, FileChannel.open(folder.resolve("claim"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    @Test
    void aResultIsReadAsItWasKeptUntilItIsDeleted() {
        var files = new BacktestFiles(data);
        files.keep(OURS, ONE, BacktestResults.REPORT, "{\"a\":1}".getBytes());
        files.keep(OURS, ONE, BacktestResults.TRADES, "[]".getBytes());
        files.keep(OURS, ONE, BacktestResults.REPORT, "{\"a\":2}".getBytes());
        assertThat(new BacktestFiles(data).read(OURS, ONE, BacktestResults.REPORT)).hasValueSatisfying(json -> assertThat(json).asString().isEqualTo("{\"a\":2}"));
        assertThat(files.read(new WorkspaceId("theirs"), ONE, BacktestResults.REPORT)).isEmpty();
        files.delete(OURS, ONE);
        files.delete(OURS, ONE);
        assertThat(files.read(OURS, ONE, BacktestResults.REPORT)).isEmpty();
        assertThat(files.read(OURS, ONE, BacktestResults.TRADES)).isEmpty();
    }

    @Test
    void anIdOfDotsIsNoWayOutOfTheFolder() {
        var files = new BacktestFiles(data);
        files.keep(new WorkspaceId(".."), new BacktestId(".."), BacktestResults.REPORT, "{}".getBytes());
        assertThat(folder.resolve("backtests/results/w-../b-../report.json.gz")).exists();
        files.delete(new WorkspaceId(".."), new BacktestId(".."));
        assertThat(folder.resolve("backtests/results")).exists();
    }

    @Test
    void whatWasBegunIsFoundByTheNextLifeOfTheProcessWithTheNumberOfItsStarts() {
        var journal = new JobFiles(data);
        var request = request(ONE);
        journal.add(request);
        journal.add(request(new BacktestId("two")));
        assertThat(journal.start(OURS, ONE)).isEqualTo(1);
        assertThat(journal.start(OURS, ONE)).isEqualTo(2);
        journal.remove(OURS, new BacktestId("two"));
        assertThat(new JobFiles(data).open()).singleElement().satisfies(job -> {
            assertThat(job.request()).isEqualTo(request);
            assertThat(job.starts()).isEqualTo(2);
        });
        journal.remove(OURS, ONE);
        assertThat(journal.start(OURS, ONE)).isZero();
        assertThat(new JobFiles(data).open()).isEmpty();
    }

    @Test
    void aDamagedJournalKeepsNobodyFromStarting() throws Exception {
        var journal = new JobFiles(data);
        journal.add(request(ONE));
        Files.writeString(folder.resolve("backtests/jobs/ours~broken.json"), "{\"request\":");
        assertThat(new JobFiles(data).open()).hasSize(1);
        assertThat(folder.resolve("backtests/jobs/ours~broken.json.unreadable")).exists();
        assertThat(new JobFiles(data).open()).hasSize(1);
    }

    private static BacktestRequested request(BacktestId id) {
        return new BacktestRequested(id, OURS, "One", new BacktestSubject(Optional.of(new TemplateId("t")), Optional.of(2), "Trend"), "{}",
                new BacktestConditions(List.of(new CandleSetId("set")), Optional.of(Instant.parse("2022-01-01T00:00:00Z")), Optional.empty(), new BigDecimal("10000"), BigDecimal.ONE,
                        MarginMode.CROSS, new BigDecimal("0.00055"), Optional.empty(), BigDecimal.TWO, BacktestFill.INTRABAR_AFTER_ENTRY, true, true, false, Optional.empty(),
                        BacktestConditions.ContractTerms.PLAIN), new BacktestKind.SingleRun());
    }
}
