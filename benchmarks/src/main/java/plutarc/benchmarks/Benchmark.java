package plutarc.benchmarks;

import java.util.List;

/** One measurement, of one or several figures. Runs alone: no two benchmarks run at the same time. */
public interface Benchmark {

    /** Its name on the command line: lower case words with hyphens. */
    String name();

    /**
     * Measures, cleans up after itself and returns its figures in the order of the table.
     *
     * @throws Exception if it cannot be measured; the table then says so, and why
     */
    List<Row> run(Conditions conditions) throws Exception;
}
