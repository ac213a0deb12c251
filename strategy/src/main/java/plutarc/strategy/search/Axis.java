package plutarc.strategy.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One parameter of a template and the values to try.
 *
 * @param path   where it stands in the template's JSON, such as {@code components[0].fast}, {@code ema_cross.fast} or {@code combination.threshold}
 * @param values in the order to try them, at least one; numbers, true, false or words
 */
public record Axis(String path, List<String> values) {

    private static final int MOST_VALUES = 10_000;

    public Axis {
        values = List.copyOf(values);
        if (path.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException("a parameter needs a path and at least one value");
        }
        if (values.stream().distinct().count() != values.size()) {
            throw new IllegalArgumentException("parameter '" + path + "' names a value twice: " + String.join(",", values));
        }
    }

    /**
     * Reads {@code path=from:to:step} (both ends included when the step meets them) or {@code path=a,b,c}.
     *
     * @throws IllegalArgumentException naming the text and what is allowed
     */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("parameter '" + text + "' has no values; allowed are path=from:to:step and path=a,b,c");
        }
        String path = text.substring(0, equals).strip();
        String values = text.substring(equals + 1).strip();
        if (!values.contains(":")) {
            return new Axis(path, Arrays.stream(values.split(",", -1)).map(String::strip).toList());
        }
        String[] parts = values.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("parameter '" + path + "' has the range '" + values + "'; allowed are from:to:step, such as 5:50:5");
        }
        return new Axis(path, range(path, number(path, parts[0]), number(path, parts[1]), number(path, parts[2])));
    }

    private static List<String> range(String path, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0 || to.compareTo(from) < 0) {
            throw new IllegalArgumentException("parameter '" + path + "' has the range " + from + ":" + to + ":" + step + "; the step must be above 0 and the end not below the start");
        }
        if (to.subtract(from).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
            throw new IllegalArgumentException("parameter '" + path + "' has more than " + MOST_VALUES + " values; take a larger step");
        }
        List<String> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
        }
        return values;
    }

    private static BigDecimal number(String path, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("parameter '" + path + "' has '" + text + "' in its range; allowed are numbers");
        }
    }
}
