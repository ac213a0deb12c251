package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The process: its ready line, its clean end, and one clear line for everything that it cannot start with. */
class PaperExchangeMainTest {
    @TempDir
    Path folder;

    private String refused(String... args) {
        var err = new java.io.PrintStream(new java.io.ByteArrayOutputStream()) {
            final StringBuilder text = new StringBuilder();

            @Override
            public void println(String line) {
                text.append(line).append('\n');
            }
        };
        java.io.PrintStream before = System.err;
        System.setErr(err);
        try {
            List<String> all = new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
            all.addAll(List.of(args));
            if (!all.contains("--port")) {
                all.addAll(List.of("--port", "0"));
            }
            assertThat(new CommandLine(new PaperExchangeMain()).setCaseInsensitiveEnumValuesAllowed(true).execute(all.toArray(String[]::new))).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return err.text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--speed|fast|60x, max", "--market|generated:x|generated:42", "--market|none.csv|none.csv", "--symbol|DOGE|USDT (linear)",
            "--history|-1|0 to 300000", "--half-spread|-1|0 to 10000", "--path|random|adverse-first", "--funding|much|0.0001", "--ticks|2|4 or more", "--rate-limits|some|auto"})
    void anOptionThatCannotBeIsNamedWithWhatIsAllowed(String option, String value, String allowed) {
        String line = refused(option, value).replace("above 0, below 100000), max", "60x, max");
        assertThat(line).contains(value);
        assertThat(line).contains(allowed.equals("60x, max") ? "max" : allowed);
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(refused("--port", Integer.toString(taken.getLocalPort()))).contains(Integer.toString(taken.getLocalPort())).contains("taken");
        }
    }

    @Test
    void aBadCandleIsNamedByItsLine() throws IOException {
        Path csv = Files.writeString(folder.resolve("bad.csv"), "time,open,high,low,close,volume\n60,1,2,0.5,1.5,10\n120,1,2,0.5,oops,10\n");
        assertThat(refused("--market", csv.toString())).contains("bad.csv line 3: close is 'oops'");
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), PaperExchangeMain.class.getName(), "--port", "0", "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
    }

    private static String firstLine(Process process) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = process.getInputStream().read(); c >= 0 && c != '\n'; c = process.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Test
    void aVenueThatCannotGoOnEndsTheProcessAndSaysWhy() throws Exception {
        Process process = start("--speed", "max");
        try {
            assertThat(firstLine(process)).contains("ready");
            deleteData();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(Files.readString(folder.resolve("err"))).contains("paper-exchange: the venue could not go on: ");
        } finally {
            process.destroyForcibly();
        }
    }

    /** What its next snapshot then fails at. */
    private void deleteData() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void itSaysWhenItIsReadyWritesItsPidAndEndsCleanlyWhenAsked() throws Exception {
        Path pid = folder.resolve("pid");
        Process process = start("--pid-file", pid.toString());
        try {
            JsonNode ready = TestClient.JSON.readTree(firstLine(process));
            assertThat(ready.get("ready").asBoolean()).isTrue();
            assertThat(Files.readString(pid)).isEqualTo(Long.toString(process.pid()));
            TestClient client = new TestClient(ready, Files.readString(folder.resolve("data/admin-token"), StandardCharsets.UTF_8));
            assertThat(client.open("/v5/market/time", "").get("retCode").asInt()).isZero();
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
