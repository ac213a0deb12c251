package plutarc.paperexchange.engine;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How fast market time runs.
 *
 * @param factor market seconds in a second of the wall clock; 1 where it does not matter
 */
public record Speed(Mode mode, BigDecimal factor) {
    /** The market as fast as the machine plays it. */
    public static final Speed MAX = new Speed(Mode.MAX, BigDecimal.ONE);
    /** The market only when a client asks. */
    public static final Speed STEP = new Speed(Mode.STEP, BigDecimal.ONE);

    /** What drives the market. */
    public enum Mode { TIMED, MAX, STEP }

    /**
     * Reads {@code 60x}, {@code max} or {@code step}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Speed parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("max")) {
            return MAX;
        }
        if (lower.equals("step")) {
            return STEP;
        }
        if (lower.matches("\\d{1,5}(\\.\\d{1,3})?x?")) {
            BigDecimal factor = new BigDecimal(lower.replace("x", ""));
            if (factor.signum() > 0) {
                return new Speed(Mode.TIMED, factor);
            }
        }
        throw new IllegalArgumentException("speed is '" + text + "', allowed are a factor such as 60x (above 0, below 100000), max and step");
    }

    /** Nanoseconds of the wall clock for milliseconds of market time. */
    public long nanos(long marketMillis) {
        return BigDecimal.valueOf(marketMillis).multiply(BigDecimal.valueOf(1_000_000)).divide(factor, 0, java.math.RoundingMode.HALF_UP).longValue();
    }

    @Override
    public String toString() {
        return mode == Mode.TIMED ? factor.stripTrailingZeros().toPlainString() + "x" : mode.name().toLowerCase(Locale.ROOT);
    }
}
