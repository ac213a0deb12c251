package plutarc.queryside.analytics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.util.Optional;
import plutarc.contracts.analytics.TradeLine;

/** Trades as CSV after RFC 4180, safe to open in a spreadsheet. Stateless. */
final class TradeCsv {

    private static final String[] HEADING = {"trade", "closed_utc", "opened_utc", "bot", "bot_id", "exchange", "money", "symbol", "side", "size", "leverage", "entry", "exit",
            "currency", "gross_pnl", "fees", "funding", "net_pnl", "return_pct", "r_multiple", "mfe_pct", "mae_pct", "hold_s", "exit_reason", "template", "template_version",
            "entry_slippage_bps", "exit_slippage_bps", "entry_latency_ms", "exit_latency_ms"};

    private TradeCsv() {
    }

    static void heading(CsvWriter csv) {
        csv.writeRecord(HEADING);
    }

    static void line(CsvWriter csv, TradeLine t) {
        csv.writeRecord(t.tradeId().value(), t.exitTime().toString(), t.entryTime().toString(), text(t.botName()), t.botId().value(), t.venue().code(), t.money().code(),
                text(t.symbol()), t.side().code(), plain(t.quantity()), plain(t.leverage()), plain(t.entryPrice()), plain(t.exitPrice()), t.currency(), plain(t.grossPnl()),
                plain(t.fees()), plain(t.funding()), plain(t.netPnl()), plain(t.returnPct()), plain(t.rMultiple()), plain(t.mfePct()), plain(t.maePct()),
                Long.toString(t.holdSeconds()), t.exitReason(), text(t.templateName()), Integer.toString(t.templateVersion()), plain(t.entrySlippageBps()),
                plain(t.exitSlippageBps()), plain(t.entryLatencyMs()), plain(t.exitLatencyMs()));
    }

    /** What a spreadsheet would take for a formula becomes a text. */
    private static String text(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String plain(Optional<Double> value) {
        return value.map(TradeCsv::plain).orElse("");
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
