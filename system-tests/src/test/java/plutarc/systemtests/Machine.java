package plutarc.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import plutarc.cli.up.Installation;
import plutarc.cli.up.InstallationSettings;

/** A whole installation as {@code ./plutarc up} runs it, on ports and in a folder of its own: real processes, real sockets, real disk. */
final class Machine implements AutoCloseable {

    final InstallationSettings settings;
    private Installation installation;

    Machine(Path data, String speed) throws IOException {
        this(data, speed, "btc-2022-01", false);
    }

    Machine(Path data, String speed, String market, boolean demo) throws IOException {
        int port = threeFreePorts();
        Path home = Path.of(System.getProperty("plutarc.home", "..")).toAbsolutePath().normalize();
        settings = new InstallationSettings(home, data, port, port + 1, port + 2, speed, market, demo);
    }

    Machine start() throws Exception {
        installation = new Installation(settings, line -> System.out.println("[up] " + line));
        installation.start();
        return this;
    }

    Dashboard dashboard() {
        return new Dashboard("http://127.0.0.1:" + settings.port());
    }

    Installation installation() {
        return installation;
    }

    /** The bot's process, from the compute provider's own record. */
    ProcessHandle botProcess(String botId) throws IOException {
        long pid = Json.read(Files.readString(settings.data().resolve("instances").resolve(botId + ".json"))).get("pid").asLong();
        return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("bot " + botId + " has no living process " + pid));
    }

    /** Every process that mentions this machine's data folder: what must be gone after a stop. */
    List<String> processesLeft() {
        String folder = settings.data().toString();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.pid() != ProcessHandle.current().pid())
                    .map(process -> process.pid() + " " + process.info().commandLine().orElse("")).filter(line -> line.contains(folder)).toList();
        }
    }

    static void kill9(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private static int threeFreePorts() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                 ServerSocket second = new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getByName("127.0.0.1"));
                 ServerSocket third = new ServerSocket(first.getLocalPort() + 2, 1, InetAddress.getByName("127.0.0.1"))) {
                return third.getLocalPort() - 2;
            } catch (IOException | IllegalArgumentException taken) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("no three free ports in a row");
    }

    @Override
    public void close() {
        if (installation != null) {
            installation.close();
            installation = null;
        }
    }

    static Duration patience() {
        return Duration.ofSeconds(60);
    }
}
