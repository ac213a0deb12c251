package plutarc.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Numbers as the table shows them, and the order statistics behind them. Stateless. */
public final class Figures {

    private Figures() {
    }

    /** Three significant digits, thousands parted by commas: 0.0123, 4.56, 78.9, 123, 45,600. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        double size = Math.abs(value);
        if (size >= 10_000) {
            double step = Math.pow(10, Math.floor(Math.log10(size)) - 2);
            return String.format(Locale.ROOT, "%,.0f", Math.rint(value / step) * step);
        }
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 2 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /**
     * The smallest of the values that this share of them does not exceed.
     *
     * @param share above 0, at most 1
     * @throws IllegalArgumentException without values
     */
    public static double quantile(double[] values, double share) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
    }

    public static double median(double[] values) {
        return quantile(values, 0.5);
    }
}
