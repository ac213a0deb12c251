package plutarc.cli.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An SVG chart: values over time or over a count, with a grid, labels and any number of layers. Coordinates have one decimal, to keep files small. */
final class Chart {

    private static final double WIDTH = 1000;
    private static final double LEFT = 8;
    private static final double RIGHT = 78;
    private static final double TOP = 8;
    private static final double BOTTOM = 24;

    private final double height;
    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;
    private final StringBuilder svg = new StringBuilder();

    /** @param title what it shows, read aloud by screen readers */
    Chart(String title, double height, double minX, double maxX, double minY, double maxY) {
        this.height = height;
        this.minX = minX;
        this.maxX = maxX > minX ? maxX : minX + 1;
        double pad = maxY > minY ? (maxY - minY) * 0.04 : Math.max(1, Math.abs(maxY) * 0.01);
        this.minY = minY - pad;
        this.maxY = maxY + pad;
        svg.append("<svg role=\"img\" viewBox=\"0 0 1000 ").append(f(height)).append("\" aria-label=\"").append(Html.escape(title)).append("\"><title>").append(Html.escape(title))
                .append("</title>\n");
    }

    double x(double value) {
        return LEFT + (value - minX) / (maxX - minX) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return TOP + (maxY - value) / (maxY - minY) * (height - TOP - BOTTOM);
    }

    /** Horizontal lines at round values. */
    Chart grid(String suffix, double scale) {
        double step = roundStep((maxY - minY) * scale / 4);
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step));
        for (double value = Math.ceil(minY * scale / step) * step; value <= maxY * scale; value += step) {
            String at = f(y(value / scale));
            svg.append("<line class=\"grid\" x1=\"8\" x2=\"").append(f(WIDTH - RIGHT)).append("\" y1=\"").append(at).append("\" y2=\"").append(at).append("\"/><text x=\"")
                    .append(f(WIDTH - RIGHT + 8)).append("\" y=\"").append(at).append("\" dy=\"4\">").append(String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0)).append(suffix)
                    .append("</text>\n");
        }
        return this;
    }

    /** Six dates along the bottom. */
    Chart dates() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(maxX - minX < 4 * 86_400_000.0 ? "d MMM HH:mm" : "d MMM yyyy", Locale.ROOT);
        for (int i = 0; i < 6; i++) {
            double value = minX + (maxX - minX) * i / 5;
            label(value, LocalDateTime.ofInstant(Instant.ofEpochMilli((long) value), ZoneOffset.UTC).format(format), i);
        }
        return this;
    }

    /** Six counts along the bottom. */
    Chart counts(String unit) {
        for (int i = 0; i < 6; i++) {
            double value = minX + (maxX - minX) * i / 5;
            label(value, Html.count(Math.round(value)) + (i == 5 ? " " + unit : ""), i);
        }
        return this;
    }

    private void label(double value, String text, int i) {
        svg.append("<text x=\"").append(f(x(value))).append("\" y=\"").append(f(height - 6)).append("\" text-anchor=\"").append(i == 0 ? "start" : i == 5 ? "end" : "middle").append("\">")
                .append(Html.escape(text)).append("</text>\n");
    }

    Chart line(String style, double[] xs, double[] ys) {
        svg.append("<polyline class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(ys[i])) {
                svg.append(f(x(xs[i]))).append(',').append(f(y(ys[i]))).append(' ');
            }
        }
        svg.append("\"/>\n");
        return this;
    }

    /** The space between two lines. */
    Chart band(String style, double[] xs, double[] low, double[] high) {
        svg.append("<polygon class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < xs.length; i++) {
            svg.append(f(x(xs[i]))).append(',').append(f(y(high[i]))).append(' ');
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            svg.append(f(x(xs[i]))).append(',').append(f(y(low[i]))).append(' ');
        }
        svg.append("\"/>\n");
        return this;
    }

    /** A trade: a triangle at its entry that points where it hoped to go, a line to its exit, and a tip for the pointer. */
    Chart trade(boolean isLong, boolean won, double entryX, double entryY, double exitX, double exitY, String tip) {
        double x = x(entryX);
        double y = y(entryY);
        double d = isLong ? 5 : -5;
        svg.append("<g class=\"").append(won ? "won" : "lost").append("\"><title>").append(Html.escape(tip)).append("</title><line x1=\"").append(f(x)).append("\" y1=\"").append(f(y))
                .append("\" x2=\"").append(f(x(exitX))).append("\" y2=\"").append(f(y(exitY))).append("\"/><path d=\"M").append(f(x - 3.5)).append(' ').append(f(y + d)).append('L')
                .append(f(x + 3.5)).append(' ').append(f(y + d)).append('L').append(f(x)).append(' ').append(f(y - d / 5)).append("Z\"/></g>\n");
        return this;
    }

    String svg() {
        return svg + "</svg>";
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power;
    }

    private static String f(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
