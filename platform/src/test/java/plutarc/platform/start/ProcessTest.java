package plutarc.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.platform.PlatformMain;

/** The backend as the process that an operator starts and stops. */
class ProcessTest {

    @TempDir
    Path folder;

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("--server.port=" + taken.getLocalPort(), "--plutarc.link.port=0", "--plutarc.data=" + folder);
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.errors()).singleElement().asString().contains("port " + taken.getLocalPort()).contains("--server.port");
        }
    }

    @Test
    void anUnusableDataFolderIsOneClearLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Ended ended = run("--server.port=0", "--plutarc.link.port=0", "--plutarc.data=" + file);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors()).singleElement().asString().contains(file.toString()).contains("--plutarc.data");
    }

    @Test
    void itEndsOnRequestWithinFifteenSecondsAndLeavesACompactStore() throws Exception {
        int port = freePort();
        Path data = folder.resolve("data");
        Process backend = start("--server.port=" + port, "--plutarc.link.port=0", "--plutarc.data=" + data, "--logging.level.root=warn");
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> healthy(port));
            Ended second = run("--server.port=0", "--plutarc.link.port=0", "--plutarc.data=" + data);
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors()).singleElement().asString().contains("in use by another");
            long asked = System.nanoTime();
            backend.destroy();
            assertThat(backend.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - asked)).isLessThan(15);
        } finally {
            backend.destroyForcibly();
        }
        assertThat(data.resolve("events/plutarc.mv.db")).exists();
        assertThat(Files.size(data.resolve("events/plutarc.mv.db"))).isLessThan(1_000_000);
        assertThat(data.resolve("events/plutarc.trace.db")).doesNotExist();
    }

    private record Ended(int exitCode, List<String> errors) {
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> errors = Files.readAllLines(folder.resolve("errors-" + process.pid())).stream()
                .filter(line -> !line.startsWith("WARNING:") && !line.isBlank()).toList();
        return new Ended(process.exitValue(), errors);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), PlatformMain.class.getName()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "starting", "");
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile()).start();
        Files.move(errors, folder.resolve("errors-" + process.pid()));
        return process;
    }

    private static boolean healthy(int port) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
