package plutarc.queryside.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

class KilledWhileProjectingTest {

    private static final int KILLS = 5;

    @Test
    void aProcessKilledAgainAndAgainWhileItProjectsLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
        var file = folder.resolve("views.mv");
        var random = new Random(42);
        for (int kill = 0; kill < KILLS; kill++) {
            assertThat(run(file, 1 + random.nextInt(15))).as("killed before the end").isFalse();
        }
        assertThat(run(file, Integer.MAX_VALUE)).isTrue();

        try (var killed = TestSide.embedded(Optional.of(file)); var undisturbed = TestSide.embedded()) {
            undisturbed.project(RandomHistory.events(5, ProjectingChild.EVENTS, 3));
            var expected = undisturbed.documents();
            var documents = killed.documents();
            assertThat(documents.keySet()).isEqualTo(expected.keySet());
            expected.forEach((collection, each) -> assertThat(documents.get(collection).equals(each)).as(collection).isTrue());
        }
    }

    /** Lets the child go so many batches further, then kills it with no warning; true if it was done before. */
    private static boolean run(Path file, int batches) throws Exception {
        var child = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), ProjectingChild.class.getName(), file.toString())).redirectErrorStream(true).start();
        try (var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                seen += line.startsWith("at ") ? 1 : 0;
                if (line.equals("done")) {
                    return true;
                }
                if (seen > batches) {
                    return false;
                }
            }
            throw new IllegalStateException("the child ended by itself");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
