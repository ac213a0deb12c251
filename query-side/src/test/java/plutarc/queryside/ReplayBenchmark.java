package plutarc.queryside;

import java.util.Optional;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

/** Prints how many events a second are projected into the embedded store, in batches as large as the processor's, durably. */
public final class ReplayBenchmark {

    private static final int EVENTS = 20_000;
    private static final int BATCH = 500;

    private ReplayBenchmark() {
    }

    public static void main(String[] arguments) throws java.io.IOException {
        var folder = java.nio.file.Files.createTempDirectory("replay");
        var history = RandomHistory.events(1, EVENTS, 10);
        try (var side = TestSide.embedded(Optional.of(folder.resolve("views.mv")))) {
            long began = System.nanoTime();
            for (int next = 0; next < EVENTS; next += BATCH) {
                side.project(history.subList(next, Math.min(EVENTS, next + BATCH)));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("%d events projected in %.1f s: %.0f events/s%n", EVENTS, seconds, EVENTS / seconds);
        }
    }
}
