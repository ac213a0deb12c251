package plutarc.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed: nothing that it acknowledged, and nothing that a follower saw, may be missing afterwards. */
class KilledWhileWritingTest {

    private static final int RUNS = 2;
    private static final int EVENTS = 400;

    @TempDir
    Path folder;

    @Test
    void noAcknowledgedAndNoSeenEventIsLost() throws Exception {
        Set<String> promised = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            promised.addAll(writeUntilKilled(run));
            assertThat(storedEvents()).containsAll(promised);
        }
        assertThat(promised).hasSizeGreaterThanOrEqualTo(RUNS * EVENTS / 2); // each may be promised twice: acknowledged and seen
    }

    private List<String> writeUntilKilled(int run) throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                WritingChild.class.getName(), folder.toString(), String.valueOf(run)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> promised = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("acknowledged ") || line.startsWith("seen ")) {
                    promised.add(line.substring(line.indexOf(' ') + 1));
                    if (promised.size() == EVENTS) {
                        child.toHandle().destroyForcibly();
                    }
                }
            }
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        return promised;
    }

    private Set<String> storedEvents() throws Exception {
        var stored = WritingChild.open(folder);
        Set<String> found = new HashSet<>();
        try {
            stored.engine().readEvents(stored.engine().createTailToken(), false).forEach(event -> found.add(event.getIdentifier()));
        } finally {
            stored.relational().close();
        }
        return found;
    }
}
