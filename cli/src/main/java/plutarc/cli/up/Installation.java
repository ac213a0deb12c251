package plutarc.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Everything that runs on one machine: the paper exchange and the backend as child processes, and below the backend the bots.
 * A child that dies is started again. {@link #close} stops them all, in the order that loses nothing: bots and backend first, their market last.
 */
public final class Installation implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final InstallationSettings settings;
    private final Consumer<String> say;
    private final Child paperExchange;
    private final Child backend;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private ScheduledExecutorService watch;
    private FileChannel lockFile;
    private boolean closed;

    public Installation(InstallationSettings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
        ProcessCommands commands = new ProcessCommands(settings);
        this.paperExchange = new Child("paper-exchange", commands.paperExchange(), settings.data());
        this.backend = new Child("backend", commands.backend(), settings.data());
    }

    /**
     * Starts everything and returns when the dashboard answers. What does not come up as a whole leaves no part behind.
     *
     * @throws InstallationException if a port is taken, the folder cannot be written, or a process does not come up
     */
    public synchronized void start() throws InstallationException, IOException, InterruptedException {
        takeDataFolder();
        for (Child child : List.of(backend, paperExchange)) {
            if (child.endLeftOver(GRACE)) {
                say.accept("Ended the " + child.name() + " that an earlier, killed start left behind.");
            }
        }
        for (int offset = 0; offset < 4; offset++) {
            requireFree(settings.port(), offset);
        }
        boolean up = false;
        try {
            paperExchange.start();
            backend.start();
            awaitReady(paperExchange, "http://127.0.0.1:" + settings.paperPort() + "/v5/market/time");
            awaitReady(backend, "http://127.0.0.1:" + settings.port() + "/health");
            up = true;
        } finally {
            if (!up) {
                close();
            }
        }
        watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("watch").daemon().factory());
        watch.scheduleWithFixedDelay(this::startAgainWhatDied, settings.restart().toMillis(), 200, TimeUnit.MILLISECONDS);
    }

    private void startAgainWhatDied() {
        synchronized (this) {
            for (Child child : List.of(paperExchange, backend)) {
                if (!closed && !child.isAlive() && child.deadFor().compareTo(settings.restart()) >= 0) {
                    say.accept("The " + child.name() + " ended unexpectedly (exit code " + child.exitValue() + "); starting it again. Its log: " + child.log());
                    try {
                        child.start();
                    } catch (IOException failure) {
                        say.accept("The " + child.name() + " could not be started again: " + failure.getMessage());
                    }
                }
            }
        }
    }

    private void takeDataFolder() throws InstallationException {
        Path data = settings.data();
        try {
            Files.createDirectories(data);
            lockFile = FileChannel.open(data.resolve("plutarc.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new InstallationException("the data folder " + data + " cannot be written; give another one with --data");
        }
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new InstallationException("another plutarc uses the data folder " + data + "; stop it, or give another folder with --data");
            }
        } catch (IOException | OverlappingFileLockException failure) {
            throw new InstallationException("another plutarc uses the data folder " + data + "; stop it, or give another folder with --data");
        }
    }

    private static void requireFree(int first, int offset) throws InstallationException {
        int port = first + offset;
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException taken) {
            throw new InstallationException("port " + port + (offset == 0 ? "" : " (one of the four from " + first + " on)") + " is taken by another program; give another one with --port");
        }
    }

    private void awaitReady(Child child, String url) throws InstallationException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (!child.isAlive()) {
                throw new InstallationException("the " + child.name() + " ended while starting:\n" + child.lastLines(15));
            }
            if (answers(url)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new InstallationException("the " + child.name() + " did not answer within " + READY_WITHIN.toSeconds() + " s; its log: " + child.log());
    }

    private boolean answers(String url) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Process id of the backend, for tests that kill it. */
    public long backendPid() {
        return backend.pid();
    }

    /** Process id of the paper exchange, for tests that kill it. */
    public long paperExchangePid() {
        return paperExchange.pid();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        if (watch != null) {
            watch.shutdownNow();
        }
        synchronized (this) {
            backend.stop(GRACE);
            paperExchange.stop(GRACE);
            http.close();
            try {
                if (lockFile != null) {
                    lockFile.close();
                }
            } catch (IOException released) {
                // The lock goes with the process in any case.
                return;
            }
        }
    }
}
