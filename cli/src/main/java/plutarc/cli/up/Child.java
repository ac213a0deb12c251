package plutarc.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process of the installation. Its output goes to a log file, its pid and start time to a record, so that a later start finds it
 * even if this process was killed. Not thread-safe: one thread starts and stops it.
 */
final class Child {

    private final String name;
    private final List<String> command;
    private final Path log;
    private final Path record;
    private Process process;
    private volatile long endedAt;

    Child(String name, List<String> command, Path data) {
        this.name = name;
        this.command = List.copyOf(command);
        this.log = data.resolve("log").resolve(name + ".log");
        this.record = data.resolve("run").resolve(name + ".pid");
    }

    void start() throws IOException {
        Files.createDirectories(log.getParent());
        Files.createDirectories(record.getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        endedAt = 0;
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(ProcessBuilder.Redirect.from(nowhere())).start();
        process.onExit().thenRun(() -> endedAt = System.nanoTime());
        String startedAt = process.info().startInstant().map(Instant::toString).orElse("");
        Files.writeString(record, process.pid() + "\n" + startedAt + "\n");
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** How long ago it ended; only for a process that has. */
    Duration deadFor() {
        long ended = endedAt;
        return ended == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - ended);
    }

    long pid() {
        return process.pid();
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Asks it to end, and ends it by force after the grace time. */
    void stop(Duration grace) {
        if (process != null) {
            end(process.toHandle(), grace);
        }
        forget();
    }

    /** Ends a process that an earlier, killed start of the same installation left behind. */
    boolean endLeftOver(Duration grace) throws IOException {
        Optional<ProcessHandle> leftOver = leftOver();
        leftOver.ifPresent(handle -> end(handle, grace));
        forget();
        return leftOver.isPresent();
    }

    private Optional<ProcessHandle> leftOver() throws IOException {
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(record);
        if (lines.size() < 2 || lines.getFirst().isBlank()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .filter(handle -> handle.info().startInstant().map(Instant::toString).orElse("").equals(lines.get(1)));
    }

    private static void end(ProcessHandle handle, Duration grace) {
        handle.destroy();
        try {
            handle.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
            handle.destroyForcibly();
            handle.onExit().join();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(record);
        } catch (IOException stays) {
            // A record that stays names a process that is gone: the next start sees that by its start time.
            return;
        }
    }

    /** The last lines of its log, for an error message. */
    String lastLines(int count) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - count), all.size()));
        } catch (IOException unreadable) {
            return "(no log at " + log + ")";
        }
    }

    private static java.io.File nowhere() {
        return new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
