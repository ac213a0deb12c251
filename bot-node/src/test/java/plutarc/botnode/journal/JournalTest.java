package plutarc.botnode.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.botnode.BotNodeJson;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;

class JournalTest {

    /** A state as simple as can be. */
    record Count(int value) {
    }

    @TempDir
    Path folder;

    private static Journal<Count> open(Path folder) {
        return Journal.open(folder, BotNodeJson.mapper(), Count.class, 500);
    }

    private static BotReport report(int i) {
        return new BotReport.Activity(Severity.INFO, "test", "report " + i, Instant.EPOCH.plusSeconds(i));
    }

    private static List<Long> numbers(List<NumberedReport> reports) {
        return reports.stream().map(NumberedReport::number).toList();
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() {
        Journal<Count> journal = open(folder);
        journal.commit(Optional.of(new Count(1)), List.of(report(1)));
        journal.commit(Optional.of(new Count(2)), List.of());
        journal.commit(Optional.empty(), List.of(report(2), report(3)));
        String epoch = journal.epoch();
        journal.close();
        Journal<Count> again = open(folder);
        assertThat(again.state()).contains(new Count(2));
        assertThat(again.epoch()).isEqualTo(epoch);
        assertThat(again.unsent(0, 10)).containsExactly(new NumberedReport(1, report(1)), new NumberedReport(2, report(2)), new NumberedReport(3, report(3)));
        again.close();
    }

    @Test
    void reportsAreHandedOutOnlyWhenTheyAreSafe() {
        Journal<Count> journal = open(folder);
        journal.commit(Optional.empty(), List.of(report(1)));
        assertThat(journal.unsent(0, 10)).isEmpty();
        journal.sync();
        assertThat(numbers(journal.unsent(0, 10))).containsExactly(1L);
        journal.close();
    }

    @Test
    void aTornLastLineIsCutOffAndWritingGoesOn() throws IOException {
        Journal<Count> journal = open(folder);
        journal.commit(Optional.of(new Count(1)), List.of(report(1)));
        journal.close();
        Path file;
        try (var files = Files.list(folder)) {
            file = files.sorted().reduce((a, b) -> b).orElseThrow();
        }
        Files.writeString(file, "{\"epoch\":\"half", StandardOpenOption.APPEND);
        Journal<Count> again = open(folder);
        assertThat(again.state()).contains(new Count(1));
        again.commit(Optional.of(new Count(2)), List.of(report(2)));
        again.close();
        Journal<Count> third = open(folder);
        assertThat(third.state()).contains(new Count(2));
        assertThat(numbers(third.unsent(0, 10))).containsExactly(1L, 2L);
        third.close();
    }

    @Test
    void acknowledgedSegmentsAreDeletedAndTheStateIsKept() throws IOException {
        Journal<Count> journal = open(folder);
        for (int i = 1; i <= 50; i++) {
            journal.commit(Optional.of(new Count(i)), List.of(report(i)));
        }
        journal.acknowledged(journal.epoch(), 50);
        journal.close();
        try (var files = Files.list(folder)) {
            assertThat(files.count()).isLessThanOrEqualTo(1);
        }
        Journal<Count> again = open(folder);
        assertThat(again.state()).contains(new Count(50));
        assertThat(again.pending()).isLessThanOrEqualTo(50);
        again.commit(Optional.empty(), List.of(report(51)));
        again.acknowledged(again.epoch(), 50);
        again.sync();
        assertThat(numbers(again.unsent(0, 10))).containsExactly(51L);
        again.close();
    }

    @Test
    void moreReportsThanTheWindowHoldsComeOutInOrderAndWithoutGaps() {
        Journal<Count> journal = Journal.open(folder, BotNodeJson.mapper(), Count.class, 100_000);
        IntStream.rangeClosed(1, 5_000).forEach(i -> journal.commit(Optional.empty(), List.of(report(i))));
        journal.sync();
        long sent = 0;
        while (sent < 5_000) {
            List<NumberedReport> batch = journal.unsent(sent, 500);
            assertThat(batch).isNotEmpty();
            assertThat(batch.getFirst().number()).isEqualTo(sent + 1);
            sent = batch.getLast().number();
            if (sent % 1_000 == 0) {
                journal.acknowledged(journal.epoch(), sent);
            }
        }
        assertThat(journal.unsent(sent, 500)).isEmpty();
        assertThat(journal.pending()).isZero();
        journal.close();
    }

    @Test
    void acknowledgementsOfAnotherEpochChangeNothing() {
        Journal<Count> journal = open(folder);
        journal.commit(Optional.empty(), List.of(report(1)));
        journal.acknowledged("another", 1);
        assertThat(journal.pending()).isEqualTo(1);
        journal.close();
    }

    @Test
    void aFolderPutBackFromAnOlderCopyNumbersOnBehindWhatTheBackendHas() {
        Journal<Count> journal = open(folder);
        journal.commit(Optional.of(new Count(7)), List.of(report(1)));
        journal.acknowledged(journal.epoch(), 10);
        journal.commit(Optional.empty(), List.of(report(2)));
        journal.sync();
        assertThat(numbers(journal.unsent(10, 10))).containsExactly(11L);
        journal.close();
    }

    /** Whatever prefix of the file a crash leaves, the entries that are whole come back, state and reports of one entry together. */
    @Property(tries = 60)
    void anyPrefixOfTheFileGivesAConsistentMemory(@ForAll @IntRange(min = 1, max = 12) int entries, @ForAll @IntRange(min = 0, max = 100) int keptPercent) throws IOException {
        Path place = Files.createTempDirectory("journal");
        Journal<Count> journal = Journal.open(place, BotNodeJson.mapper(), Count.class, 1 << 20);
        for (int i = 1; i <= entries; i++) {
            journal.commit(Optional.of(new Count(i)), List.of(report(i)));
        }
        journal.close();
        Path file;
        try (var files = Files.list(place)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * keptPercent / 100));
        Journal<Count> again = Journal.open(place, BotNodeJson.mapper(), Count.class, 1 << 20);
        int survived = again.state().map(Count::value).orElse(0);
        assertThat(numbers(again.unsent(0, 100))).isEqualTo(IntStream.rangeClosed(1, survived).mapToObj(Long::valueOf).toList());
        again.close();
    }
}
