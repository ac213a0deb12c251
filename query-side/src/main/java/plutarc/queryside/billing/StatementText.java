package plutarc.queryside.billing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import plutarc.contracts.billing.StatementView;

/** A statement as comma-separated values: amounts in the currency, with all six places. Stateless. */
final class StatementText {

    private StatementText() {
    }

    static String csv(StatementView statement) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            write(statement, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(StatementView statement, CsvWriter csv) {
        csv.writeRecord("month", "kind", "bot", "bot id", "provider", "region", "seconds", "amount " + statement.currency());
        csv.writeRecord(statement.month(), "opening balance", "", "", "", "", "", amount(statement.openingMicros()));
        for (var payment : statement.payments()) {
            csv.writeRecord(statement.month(), "payment", safe(payment.reference()), "", payment.provider(), "", "", amount(payment.amountMicros()));
        }
        for (var line : statement.lines()) {
            csv.writeRecord(statement.month(), "usage", safe(line.botName()), line.botId().value(), line.provider(), line.region().value(),
                    Long.toString(line.seconds()), amount(-line.amountMicros()));
        }
        csv.writeRecord(statement.month(), "paid from credit", "", "", "", "", "", amount(statement.fromCreditMicros()));
        csv.writeRecord(statement.month(), "closing balance", "", "", "", "", "", amount(statement.closingMicros()));
    }

    static String amount(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    /** A text that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
