package plutarc.queryside.billing;

import static plutarc.queryside.billing.StatementText.amount;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import plutarc.contracts.billing.StatementView;

/** A statement as a PDF of A4 pages. Stateless. */
final class StatementPdf {
    private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 18);
    private static final Font TEXT = FontFactory.getFont(FontFactory.HELVETICA, 9);
    private static final Font BOLD = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 9);
    private static final Color LINE = new Color(200, 204, 210);

    private StatementPdf() {
    }

    static byte[] pdf(StatementView statement) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, 48, 48, 56, 56);
        PdfWriter.getInstance(document, bytes);
        document.addTitle("plutarc statement " + statement.month());
        document.open();
        document.add(new Paragraph("plutarc", BOLD));
        document.add(new Paragraph("Statement for " + statement.month() + (statement.complete() ? "" : " (so far)"), TITLE));
        document.add(spaced(new Paragraph("All times UTC. Amounts in " + statement.currency() + ", exact to a millionth.", TEXT)));
        document.add(summary(statement));
        document.add(spaced(new Paragraph("Usage", BOLD)));
        document.add(usage(statement));
        if (!statement.payments().isEmpty()) {
            document.add(spaced(new Paragraph("Payments", BOLD)));
            document.add(payments(statement));
        }
        document.close();
        return bytes.toByteArray();
    }

    private static PdfPTable summary(StatementView statement) {
        var table = table(new float[] {3, 1}, List.of());
        row(table, TEXT, "Opening balance", amount(statement.openingMicros()));
        row(table, TEXT, "Payments", amount(statement.paidMicros()));
        row(table, TEXT, "Usage", amount(-statement.usageMicros()));
        row(table, TEXT, "of it paid from credit", amount(statement.fromCreditMicros()));
        row(table, BOLD, "Closing balance", amount(statement.closingMicros()));
        return table;
    }

    private static PdfPTable usage(StatementView statement) {
        var table = table(new float[] {3, 1.4f, 2, 1.6f, 1.6f}, List.of("Bot", "Provider", "Region", "Time", "Amount"));
        statement.lines().forEach(line -> row(table, TEXT, line.botName(), line.provider(), line.region().value(), time(line.seconds()),
                amount(line.amountMicros())));
        if (statement.lines().isEmpty()) {
            row(table, TEXT, "Nothing was used.", "", "", "", "");
        }
        return table;
    }

    private static PdfPTable payments(StatementView statement) {
        var table = table(new float[] {2.4f, 1.4f, 3, 1.6f}, List.of("Time", "Provider", "Reference", "Amount"));
        statement.payments().forEach(payment -> row(table, TEXT, payment.at().toString(), payment.provider(), payment.reference(),
                amount(payment.amountMicros())));
        return table;
    }

    private static PdfPTable table(float[] widths, List<String> header) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        if (!header.isEmpty()) {
            row(table, BOLD, header.toArray(String[]::new));
            table.setHeaderRows(1);
        }
        return table;
    }

    private static void row(PdfPTable table, Font font, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            var cell = new PdfPCell(new Phrase(texts[i], font));
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderColor(LINE);
            cell.setPadding(4);
            cell.setHorizontalAlignment(i == texts.length - 1 ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            table.addCell(cell);
        }
    }

    private static Paragraph spaced(Paragraph paragraph) {
        paragraph.setSpacingBefore(14);
        return paragraph;
    }

    private static String time(long seconds) {
        var time = Duration.ofSeconds(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
