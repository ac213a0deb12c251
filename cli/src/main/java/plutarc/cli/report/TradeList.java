package plutarc.cli.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import plutarc.strategy.backtest.BacktestTrade;

/** The trades, one a row. A browser lays out a few thousand rows at once without a pause; of longer runs the latest are listed. */
final class TradeList {

    static final int MOST = 2_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private TradeList() {
    }

    static void write(Html page, List<BacktestTrade> trades) {
        if (trades.isEmpty()) {
            return;
        }
        boolean several = trades.stream().map(BacktestTrade::symbol).distinct().count() > 1;
        List<BacktestTrade> listed = trades.subList(Math.max(0, trades.size() - MOST), trades.size());
        page.text("h2", "Trades");
        page.markup("<details" + (trades.size() <= 50 ? " open" : "") + ">").text("summary", listed.size() == trades.size() ? "All " + Html.count(trades.size()) + " trades"
                : "The latest " + Html.count(listed.size()) + " of " + Html.count(trades.size()) + " trades; --trades writes them all");
        page.table("Times in UTC; best and worst are the price's excursions while the trade was open", Html.row("#", "side", "entered", "at", "left", "at", "because", "quantity", "fees", "net",
                "on margin", "best", "worst"), listed.stream().map(trade -> row(trade, several)).toList());
        page.markup("</details>");
    }

    private static List<String> row(BacktestTrade trade, boolean several) {
        return Html.row(Integer.toString(trade.number()), (several ? trade.symbol() + " " : "") + trade.side().code(), time(trade.entryTime()), Html.price(trade.entryPrice()), time(trade.exitTime()),
                Html.price(trade.exitPrice()), trade.exitReason().replace('_', ' '), Html.quantity(trade.quantity()), Html.number(trade.fees() + trade.funding()), Html.number(trade.netPnl()),
                Html.percent(trade.returnPct() / 100), Html.percent(trade.mfePct() / 100), Html.percent(trade.maePct() / 100));
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }
}
