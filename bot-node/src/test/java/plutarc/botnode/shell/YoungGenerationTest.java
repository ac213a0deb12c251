package plutarc.botnode.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class YoungGenerationTest {

    /** Runs in a process of its own: nobody else is to cause a collection there. */
    public static void main(String[] arguments) {
        YoungGeneration young = new YoungGeneration();
        for (int i = 0; i < 3; i++) {
            System.out.println("now");
            young.collect();
        }
    }

    @Test
    void underTheFlagsOfABotEveryCallCollectsOnceAndNothingElseDoes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xms24m", "-Xmn12m", "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-Xlog:gc:stdout", "-cp", System.getProperty("java.class.path"), YoungGenerationTest.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().filter(line -> line.contains("Pause") || line.equals("now")).map(line -> line.contains("Pause Young") ? "young" : line))
                .containsExactly("now", "young", "now", "young", "now", "young");
    }
}
