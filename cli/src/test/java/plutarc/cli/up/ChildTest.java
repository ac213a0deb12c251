package plutarc.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    Path data;

    private Child sleeper() {
        return new Child("sleeper", List.of("sh", "-c", "echo awake; exec sleep 60"), data);
    }

    @Test
    void whatItSaysIsInItsLog() throws Exception {
        Child child = sleeper();
        child.start();
        try {
            await().untilAsserted(() -> assertThat(child.lastLines(5)).isEqualTo("awake"));
        } finally {
            child.stop(Duration.ofSeconds(5));
        }
    }

    @Test
    void stoppingEndsTheProcessAndForgetsIt() throws Exception {
        Child child = sleeper();
        child.start();
        long pid = child.pid();
        child.stop(Duration.ofSeconds(5));
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(data.resolve("run/sleeper.pid")).doesNotExist();
    }

    @Test
    void aProcessThatIgnoresTheRequestIsEndedByForce() throws Exception {
        Child child = new Child("deaf", List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"), data);
        child.start();
        await().untilAsserted(() -> assertThat(child.lastLines(5)).isEqualTo("ready"));
        child.stop(Duration.ofMillis(200));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aProcessLeftBehindByAKilledStartIsFoundAndEnded() throws Exception {
        Child first = sleeper();
        first.start();
        assertThat(sleeper().endLeftOver(Duration.ofSeconds(5))).isTrue();
        assertThat(first.isAlive()).isFalse();
        assertThat(sleeper().endLeftOver(Duration.ofSeconds(5))).isFalse();
    }

    @Test
    void anotherProcessWithTheSamePidIsLeftAlone() throws Exception {
        java.nio.file.Files.createDirectories(data.resolve("run"));
        java.nio.file.Files.writeString(data.resolve("run/sleeper.pid"), ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\n");
        assertThat(sleeper().endLeftOver(Duration.ofSeconds(1))).isFalse();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
