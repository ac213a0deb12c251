package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser against a real installation. The story itself stands in {@code web/e2e}. */
@Order(1)
class DashboardStoryTest {

    private static final long MINUTES = 25;

    @TempDir
    Path data;

    @Test
    void theOwnersStoryIsPlayedInARealBrowserOnRealBots() throws Exception {
        try (Machine machine = new Machine(data.resolve("data"), "120x").start()) {
            Path log = data.resolve("playwright.log");
            ProcessBuilder browser = new ProcessBuilder(List.of("npx", "--no-install", "playwright", "test", "--reporter=line"))
                    .directory(machine.settings.home().resolve("web").toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
            browser.environment().put("BASE_URL", "http://127.0.0.1:" + machine.settings.port());
            browser.environment().put("PICTURES", "none");
            Process story = browser.start();
            try {
                assertThat(story.waitFor(MINUTES, TimeUnit.MINUTES)).as("the story ends in time; so far: %s", Files.readString(log)).isTrue();
                assertThat(story.exitValue()).as(Files.readString(log)).isZero();
            } finally {
                story.descendants().forEach(ProcessHandle::destroyForcibly);
                story.destroyForcibly();
            }
        }
    }
}
