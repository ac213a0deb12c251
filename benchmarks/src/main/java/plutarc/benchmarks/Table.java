package plutarc.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import plutarc.benchmarks.machine.Host;

/** The page docs/benchmarks.md. */
record Table(Instant began, Host before, Host after, List<Section> sections) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    String markdown() {
        StringBuilder page = new StringBuilder("# Benchmarks\n\n");
        page.append("Written by `./plutarc benchmark`; `--only NAME` runs one of them, `--quick` tries them all out roughly. Real processes on free ports and in a temporary folder, with\n");
        page.append("the settings that `./plutarc up` uses, unless the last column says otherwise.\n\n");
        page.append("| | |\n|---|---|\n");
        line(page, "Begun", DAY.format(began));
        line(page, "Machine", before.cores() + " cores (" + before.cpu() + "), " + before.memoryGigabytes() + " GB of memory");
        line(page, "System", before.system());
        line(page, "Java", before.java());
        line(page, "Load before and after", String.format(Locale.ROOT, "%.1f and %.1f (runnable processes, mean of the last minute); %s", before.load(), after.load(), noise()));
        page.append("\n| Figure | Value | Unit | Target | Met | What was measured |\n|---|---:|---|---:|---|---|\n");
        for (Section section : sections) {
            for (Row row : section.rows()) {
                String met = row.met().map(is -> is ? "yes" : "**no**").orElse("");
                page.append("| ").append(String.join(" | ", cell(row.figure()), cell(row.value()), cell(row.unit()), cell(row.target()), met, cell(row.measured()))).append(" |\n");
            }
        }
        return page.toString();
    }

    /** The load before the run tells of others' work; the load after it is mostly the benchmarks' own. */
    private String noise() {
        double others = before.load() / before.cores();
        return others < 0.25 ? "the machine was quiet when the run began"
                : others < 1 ? "the machine was partly in use by other programs when the run began"
                : "the machine was busy with other programs when the run began: times are longer and rates lower than on a quiet one";
    }

    private static void line(StringBuilder page, String what, String value) {
        page.append("| ").append(what).append(" | ").append(cell(value)).append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").strip();
    }
}
