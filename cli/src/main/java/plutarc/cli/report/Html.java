package plutarc.cli.report;

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
        out.append("<div class=\"scroll\"><table><caption>").append(escape(caption)).append("</caption>");
        if (head.stream().anyMatch(cell -> !cell.isEmpty())) {
            out.append("<thead><tr>");
            head.forEach(cell -> out.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
            out.append("</tr></thead>");
        }
        out.append("<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            row.stream().skip(1).forEach(cell -> out.append(cell.startsWith("-") && cell.length() > 1 ? "<td class=\"loss\">" : "<td>").append(escape(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        return this;
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

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
