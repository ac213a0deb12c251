package plutarc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private final StringWriter err = new StringWriter();

    private int plutarc(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(err)).setOut(new PrintWriter(new StringWriter())).execute(arguments);
    }

    @Test
    void aTakenPortIsOneClearLineAndANonZeroExit(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = Math.min(taken.getLocalPort(), 65_532);
            assertThat(plutarc("up", "--port", String.valueOf(port), "--data", data.toString())).isEqualTo(1);
            assertThat(err.toString().strip()).isEqualTo("plutarc: port " + port + " is taken by another program; give another one with --port");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneClearLineAndANonZeroExit(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        assertThat(plutarc("up", "--data", file.resolve("data").toString())).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("plutarc: the data folder " + file.resolve("data") + " cannot be written; give another one with --data");
    }

    @ParameterizedTest
    @CsvSource({
            "--speed, 0x,     '--speed is ''0x''; allowed are 1x to 3600x, or max'",
            "--speed, 3601x,  '--speed is ''3601x''; allowed are 1x to 3600x, or max'",
            "--speed, fast,   '--speed is ''fast''; allowed are 1x to 3600x, or max'",
            "--port,  0,      '--port is 0; allowed are 1 to 65532'",
            "--port,  65533,  '--port is 65533; allowed are 1 to 65532'"
    })
    void anOptionOutOfRangeNamesItselfItsValueAndWhatIsAllowed(String option, String value, String message, @TempDir Path data) {
        assertThat(plutarc("up", "--data", data.toString(), option, value)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("plutarc: " + message);
    }

    @Test
    void aNewMasterKeyIsAskedForWhereThereIsOneOnly(@TempDir Path data) throws Exception {
        assertThat(plutarc("rotate-master-key", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("holds no master.key");
        Files.writeString(data.resolve("master.key"), "key");
        assertThat(plutarc("rotate-master-key", "--data", data.toString())).isZero();
        assertThat(data.resolve("rotate-master-key")).exists();
    }

    @Test
    void aNewMasterKeyIsAskedForWhereAKeyServiceKeepsIt(@TempDir Path data) throws Exception {
        Files.writeString(Files.createDirectory(data.resolve("vault")).resolve("k1.key"), "service/transit/plutarc/v1\ncontext\nAAAA\n");
        assertThat(plutarc("rotate-master-key", "--data", data.toString())).isZero();
        assertThat(data.resolve("rotate-master-key")).exists();
    }

    @Test
    void anOptionThatIsNotANumberIsRefusedBeforeAnythingStarts(@TempDir Path data) {
        assertThat(plutarc("up", "--data", data.resolve("none").toString(), "--port", "eighty")).isEqualTo(2);
        assertThat(err.toString()).contains("--port").contains("eighty");
        assertThat(data.resolve("none")).doesNotExist();
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertThat(plutarc("fly")).isEqualTo(2);
        assertThat(err.toString()).contains("fly");
    }
}
