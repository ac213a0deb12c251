package plutarc.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Builds HTML text. Whatever comes in through {@link #text} or as a cell is escaped; only this package's own markup is not. */
final class Html {

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Escapes what HTML and its attributes would take for markup. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    Html markup(String own) {
        out.append(own).append('\n');
        return this;
    }

    Html text(String element, String text) {
        out.append('<').append(element).append('>').append(escape(text)).append("</").append(element.split(" ")[0]).append(">\n");
        return this;
    }

    /** A table whose first column is words and whose others are numbers; a head of empty cells is left out. */
    Html table(String caption, List<String> head, List<List<String>> rows) {
        return table(caption, head, rows, List.of());
    }

    /** @param more markup at the end of each row; may be empty */
    private Html table(String caption, List<String> head, List<List<String>> rows, List<String> more) {
        out.append("<div class=\"scroll\"><table><caption>").append(escape(caption)).append("</caption>");
        if (head.stream().anyMatch(cell -> !cell.isEmpty())) {
            out.append("<thead><tr>");
            head.forEach(cell -> out.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
            out.append("</tr></thead>");
        }
        out.append("<tbody>\n");
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            out.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            row.stream().skip(1).forEach(cell -> out.append(cell.startsWith("-") && cell.length() > 1 ? "<td class=\"loss\">" : "<td>").append(escape(cell)).append("</td>"));
            out.append(more.isEmpty() ? "" : more.get(i)).append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        return this;
    }

    /** A table whose last column is a bar for each row's value, to the left below zero and to the right above, as long as the value is large. */
    Html barTable(String caption, List<String> head, List<List<String>> rows, double[] values) {
        double most = Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        List<String> bars = Arrays.stream(values).mapToObj(value -> bar(value, most)).toList();
        return table(caption, head, rows, bars);
    }

    private static String bar(double value, double most) {
        if (!(Math.abs(value) > 0) || most == 0) {
            return "<td class=\"bar\"></td>";
        }
        return String.format(Locale.ROOT, "<td class=\"bar\"><i class=\"%s\" style=\"width:%.1f%%\"></i></td>", value > 0 ? "up" : "down", Math.abs(value) / most * 50);
    }

    static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }

    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f %%", share * 100) : "–";
    }

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.2f", value) : "–";
    }

    /** Eight significant digits at most, which is more than any venue's tick shows. */
    static String price(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(8)).stripTrailingZeros().toPlainString() : "–";
    }

    static String quantity(double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
