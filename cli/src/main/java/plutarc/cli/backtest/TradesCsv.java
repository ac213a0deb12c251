package plutarc.cli.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import plutarc.strategy.backtest.BacktestTrade;

/** Writes trades as CSV, one a row, times in UTC. */
final class TradesCsv {

    private TradesCsv() {
    }

    static void write(Path file, List<BacktestTrade> trades) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("number", "symbol", "side", "quantity", "leverage", "entry_bar", "entry_time", "entry_reference", "entry_price", "exit_bar", "exit_time", "exit_reference",
                    "exit_price", "exit_reason", "gross_pnl", "fees", "funding", "net_pnl", "return_pct", "mfe_pct", "mae_pct", "bars_held", "template_version");
            for (BacktestTrade trade : trades) {
                csv.writeRecord(text(trade.number()), trade.symbol(), trade.side().code(), text(trade.quantity()), text(trade.leverage()), text(trade.entryBar()),
                        time(trade.entryTime()), text(trade.entryReference()), text(trade.entryPrice()), text(trade.exitBar()), time(trade.exitTime()), text(trade.exitReference()),
                        text(trade.exitPrice()), trade.exitReason(), text(trade.grossPnl()), text(trade.fees()), text(trade.funding()), text(trade.netPnl()), text(trade.returnPct()),
                        text(trade.mfePct()), text(trade.maePct()), text(trade.barsHeld()), trade.templateVersion());
            }
        }
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String text(double number) {
        return Double.isNaN(number) ? "" : Double.toString(number);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
