package plutarc.benchmarks;

import java.util.List;

/**
 * What one benchmark gave.
 *
 * @param ran whether it ran to its end; if not, its one row says why
 */
record Section(String benchmark, List<Row> rows, boolean ran) {

    Section {
        rows = List.copyOf(rows);
    }
}
