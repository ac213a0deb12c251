package plutarc.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under measurement, ended by {@link #close}. */
public final class Program implements AutoCloseable {

    private static final int GRACE_SECONDS = 20;

    private final Process process;
    private final long startedNanos;
    private final Path log;

    private Program(Process process, long startedNanos, Path log) {
        this.process = process;
        this.startedNanos = startedNanos;
        this.log = log;
    }

    /** @param log where its output goes, after what is there */
    public static Program start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        long before = System.nanoTime();
        return new Program(builder.start(), before, log);
    }

    /** On the scale of {@link System#nanoTime}, from before it was asked for. */
    public long startedNanos() {
        return startedNanos;
    }

    public long pid() {
        return process.pid();
    }

    /** @throws IOException if it has ended */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the process ended with status " + process.exitValue() + ": " + lastLine());
        }
    }

    private String lastLine() throws IOException {
        List<String> lines = java.nio.file.Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /** Asks it to end, and after a while ends it by force. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
