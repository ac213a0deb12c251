package plutarc.botnode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process holds. Stateless. */
final class Memory {

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;

    private Memory() {
    }

    /** Resident set size as Linux tells it; elsewhere the used heap. */
    static long residentBytes() {
        try {
            return Long.parseLong(Files.readString(STATM, StandardCharsets.US_ASCII).split(" ")[1]) * PAGE;
        } catch (IOException e) {
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
