package plutarc.strategy.metrics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import plutarc.strategy.backtest.BacktestTrade;

/** The same figures for parts of the trades: by side, exit reason, the UTC month, weekday and hour of the entry, and by symbol where there are several. */
public record Breakdown(String by, List<Row> rows) {

    public Breakdown {
        rows = List.copyOf(rows);
    }

    public record Row(String key, TradeStatistics statistics) {
    }

    /** All of them, in that order; rows in the order that a reader expects. */
    public static List<Breakdown> all(List<BacktestTrade> trades) {
        List<Breakdown> all = new ArrayList<>(List.of(
                by("side", trades, trade -> trade.side().code()),
                by("exit reason", trades, BacktestTrade::exitReason),
                by("month", trades, trade -> String.format(Locale.ROOT, "%tY-%<tm", entry(trade))),
                by("weekday", trades, trade -> entry(trade).getDayOfWeek().getValue() + " " + entry(trade).getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT)),
                by("hour", trades, trade -> String.format(Locale.ROOT, "%02d:00", entry(trade).getHour()))));
        if (trades.stream().map(BacktestTrade::symbol).distinct().count() > 1) {
            all.add(by("symbol", trades, BacktestTrade::symbol));
        }
        return all;
    }

    private static Breakdown by(String name, List<BacktestTrade> trades, Function<BacktestTrade, String> key) {
        Map<String, List<BacktestTrade>> parts = trades.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        parts.forEach((part, of) -> rows.add(new Row(part, TradeStatistics.of(of))));
        return new Breakdown(name, rows);
    }

    private static ZonedDateTime entry(BacktestTrade trade) {
        return Instant.ofEpochMilli(trade.entryTime()).atZone(ZoneOffset.UTC);
    }
}
