package plutarc.queryside.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import plutarc.contracts.backtest.BacktestTradeView;

/** Trades as CSV, one a row, times in UTC; the columns are those of {@code plutarc backtest --trades}. Stateless. */
final class TradeRows {

    private TradeRows() {
    }

    static String csv(List<BacktestTradeView> trades) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("number", "symbol", "side", "quantity", "leverage", "entry_time", "entry_reference", "entry_price", "exit_time", "exit_reference", "exit_price", "exit_reason",
                    "gross_pnl", "fees", "funding", "net_pnl", "return_pct", "r_multiple", "mfe_pct", "mae_pct", "bars_held");
            for (var trade : trades) {
                csv.writeRecord(Integer.toString(trade.number()), trade.symbol(), trade.side().name().toLowerCase(Locale.ROOT), text(trade.quantity()), text(trade.leverage()),
                        trade.entryTime().toString(), text(trade.entryReference()), text(trade.entryPrice()), trade.exitTime().toString(), text(trade.exitReference()),
                        text(trade.exitPrice()), trade.exitReason(), text(trade.grossPnl()), text(trade.fees()), text(trade.funding()), text(trade.netPnl()), text(trade.returnPct()),
                        trade.rMultiple().map(TradeRows::text).orElse(""), text(trade.mfePct()), text(trade.maePct()), Integer.toString(trade.barsHeld()));
            }
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String text(double number) {
        return Double.toString(number);
    }
}
