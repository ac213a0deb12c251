package plutarc.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed: every entry that it had on record is there afterwards, and the chain is whole. */
class KilledWhileRecordingTest {

    private static final int ENTRIES = 150;

    @TempDir
    Path folder;

    @Test
    void noEntryThatWasOnRecordIsLostAndTheChainIsWhole() throws Exception {
        List<String> recorded = recordUntilKilled();
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(ENTRIES);
        try (LogOfItsOwn log = LogOfItsOwn.over(folder)) {
            assertThat(new HashSet<>(log.jdbc.queryForList("SELECT target_id FROM audit_entry", String.class))).containsAll(recorded);
            assertThat(log.verify().broken()).isEmpty();
            log.fill(1);
            assertThat(log.verify().broken()).isEmpty();
        }
    }

    private List<String> recordUntilKilled() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                AppendingChild.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> recorded = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("writer-")) {
                    recorded.add(line);
                    if (recorded.size() == ENTRIES) {
                        child.toHandle().destroyForcibly();
                    }
                }
            }
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        return recorded;
    }
}
