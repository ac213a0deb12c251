package plutarc.benchmarks;

import java.util.Optional;

/**
 * One line of the table.
 *
 * @param figure   what it is a figure of, such as "Boot of a bot node, p95"
 * @param value    the figure, written for a reader
 * @param unit     of the value, such as "ms"
 * @param target   what it shall be, in the same unit, if there is such a target
 * @param met      whether the target is met; empty without a target
 * @param measured what exactly was measured, in one or two sentences
 */
public record Row(String figure, String value, String unit, String target, Optional<Boolean> met, String measured) {

    /** A figure without a target. */
    public static Row of(String figure, double value, String unit, String measured) {
        return new Row(figure, Figures.text(value), unit, "", Optional.empty(), measured);
    }

    /** A figure that shall stay below a limit. */
    public static Row below(String figure, double value, double limit, String unit, String measured) {
        return new Row(figure, Figures.text(value), unit, "< " + Figures.text(limit), Optional.of(value < limit), measured);
    }

    /** A figure that shall reach a least. */
    public static Row atLeast(String figure, double value, double least, String unit, String measured) {
        return new Row(figure, Figures.text(value), unit, "≥ " + Figures.text(least), Optional.of(value >= least), measured);
    }

    /** What stands in the table instead of the figures of a benchmark that failed. */
    static Row failed(String benchmark, Throwable failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Row(benchmark, "failed", "", "", Optional.of(false), reason.lines().findFirst().orElse("").strip());
    }
}
