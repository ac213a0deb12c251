package plutarc.benchmarks.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine as the table names it: nothing that identifies it.
 *
 * @param load runnable processes, mean of the last minute; negative where the system does not tell
 */
public record Host(int cores, String cpu, long memoryGigabytes, String system, String java, double load) {

    /** This machine, now. */
    public static Host now() {
        String cpu = field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
        long memory = field(Path.of("/proc/meminfo"), "MemTotal").map(Host::kilobytes).orElse(0L);
        String java = System.getProperty("java.vendor.version", "") + " (" + System.getProperty("java.runtime.version") + ")";
        return new Host(Runtime.getRuntime().availableProcessors(), cpu, Math.round(memory / 1024.0 / 1024.0), System.getProperty("os.name") + " on " + System.getProperty("os.arch"),
                java.strip(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /**
     * Resident memory of a process in megabytes (VmRSS, 1 MB = 1024 kB).
     *
     * @throws IOException if there is no such process, or the system has no /proc
     */
    public static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        return field(status, "VmRSS").map(Host::kilobytes).orElseThrow(() -> new IOException("no VmRSS of process " + pid)) / 1024.0;
    }

    private static Optional<String> field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.startsWith(name)).map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static long kilobytes(String text) {
        return Long.parseLong(text.split(" ")[0]);
    }
}
