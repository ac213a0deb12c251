package plutarc.benchmarks;

import java.nio.file.Path;

/**
 * What a benchmark may know about its run.
 *
 * @param home   the folder of the checkout; the modules' packages are built
 * @param folder empty and the benchmark's own, deleted after it
 * @param quick  whether a rough figure is enough: a few seconds and few repetitions, to try the benchmark itself
 */
public record Conditions(Path home, Path folder, boolean quick) {

    /** How often to do something: {@code full} times, or {@code quick} times in a quick run. */
    public int times(int full, int quick) {
        return this.quick ? quick : full;
    }
}
