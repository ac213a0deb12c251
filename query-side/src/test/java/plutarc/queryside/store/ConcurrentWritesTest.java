package plutarc.queryside.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.TestSide;

class ConcurrentWritesTest {

    record Line(int thread, int number) {
    }

    private static final ViewCollection<Line> LINES = ViewCollection.of("lines", Line.class);

    @Test
    void viewsWrittenByTwoThreadsAtOnceAreAllThere() throws InterruptedException {
        try (var side = TestSide.embedded()) {
            side.views.create("lines");
            var written = new TreeSet<String>();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                int thread = t;
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int batch = 0; batch < 150; batch++) {
                        int first = batch * 10;
                        side.views.replace(LINES, IntStream.range(first, first + 10)
                                .mapToObj(n -> new Stored<>("%06d-%d".formatted(n, thread), new WorkspaceId("w"), List.of(), new Line(thread, n))).toList());
                        side.durability.commit();
                    }
                }));
            }
            for (int t = 0; t < 2; t++) {
                for (int n = 0; n < 1500; n++) {
                    written.add("%06d-%d".formatted(n, t));
                }
            }
            for (var thread : threads) {
                thread.join();
            }
            var missing = new TreeSet<>(written);
            side.views.all(LINES).forEach(line -> missing.remove(line.id()));
            assertThat(missing).isEmpty();
        }
    }
}
