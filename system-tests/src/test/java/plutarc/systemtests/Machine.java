package plutarc.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plutarc.cli.up.Installation;
import plutarc.cli.up.InstallationSettings;

/** A whole installation as {@code ./plutarc up} runs it, on ports and in a folder of its own: real processes, real sockets, real disk. */
final class Machine implements AutoCloseable {

    private static final Set<Integer> GIVEN = new HashSet<>();

    InstallationSettings settings;
    private Installation installation;

    Machine(Path data, String speed) throws IOException {
        this(data, speed, false, Duration.ofSeconds(1));
    }

    /** @param restart how long a killed process of the installation stays dead */
    Machine(Path data, String speed, boolean demo, Duration restart) throws IOException {
        Path home = Path.of(System.getProperty("plutarc.home", "..")).toAbsolutePath().normalize();
        settings = new InstallationSettings(home, data, fourFreePorts(), speed, "btc-2022-01", demo, false, restart);
    }

    Machine start() throws Exception {
        installation = new Installation(settings, line -> System.out.println("[up] " + line));
        installation.start();
        return this;
    }

    /** The same, building all views again from the events. */
    Machine startRebuildingViews() throws Exception {
        settings = new InstallationSettings(settings.home(), settings.data(), settings.port(), settings.speed(), settings.market(), settings.demo(), true, settings.restart());
        return start();
    }

    Dashboard dashboard() {
        return new Dashboard("http://127.0.0.1:" + settings.port());
    }

    Installation installation() {
        return installation;
    }

    /** The bot's process, from the compute provider's own record. */
    ProcessHandle botProcess(String botId) throws IOException {
        long pid = Json.read(Files.readString(settings.data().resolve("instances").resolve(botId + ".json"))).get("process").get("pid").asLong();
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

    /** Kills the backend with SIGKILL and returns once the one started in its place answers. */
    void killBackendAndAwaitTheNext() {
        ProcessHandle killed = ProcessHandle.of(installation.backendPid()).orElseThrow();
        kill9(killed);
        Dashboard dashboard = dashboard();
        org.awaitility.Awaitility.await().atMost(settings.restart().plus(patience())).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
                .until(() -> installation.backendPid() != killed.pid() && dashboard.call("GET", "/health", null).status() == 200);
    }

    /** Four in a row that are free and that no other machine of these tests has been given. */
    private static synchronized int fourFreePorts() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = anyFreePort();
            if (first <= 65_532 && isFree(first + 1) && isFree(first + 2) && isFree(first + 3) && GIVEN.stream().noneMatch(given -> Math.abs(given - first) < 4)) {
                GIVEN.add(first);
                return first;
            }
        }
        throw new IOException("no four free ports in a row");
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        if (installation != null) {
            installation.close();
            installation = null;
        }
    }

    static Duration patience() {
        return Duration.ofSeconds(120);
    }
}
