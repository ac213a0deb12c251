package plutarc.queryside.analytics;

import static java.util.stream.Collectors.groupingBy;
import static plutarc.queryside.analytics.TradeSums.figure;
import static plutarc.queryside.analytics.TradeSums.ratio;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plutarc.contracts.analytics.Money;
import plutarc.contracts.analytics.Performance;
import plutarc.contracts.analytics.Performance.HeatCell;
import plutarc.contracts.analytics.Performance.Other;
import plutarc.contracts.analytics.Performance.SignalFigures;
import plutarc.contracts.analytics.Performance.TradeBreakdown;
import plutarc.contracts.analytics.TradeFigures;

/** Makes a {@link Performance} of rows. Pure. */
final class PerformanceReport {

    private record Kind(Money money, String currency) {
        static Kind of(TradeRow row) {
            return new Kind(row.money(), row.currency());
        }
    }

    private PerformanceReport() {
    }

    /** @param found all that the filter lets through, of every kind of money and currency, in any order */
    static Performance of(List<TradeRow> found, ZoneId zone, Function<TradeRow, String> botName) {
        Map<Kind, List<TradeRow>> kinds = found.stream().collect(groupingBy(Kind::of));
        Kind chosen = kinds.entrySet().stream().min(Comparator.<Map.Entry<Kind, List<TradeRow>>, Money>comparing(each -> each.getKey().money())
                .thenComparing(each -> -each.getValue().size()).thenComparing(each -> each.getKey().currency())).map(Map.Entry::getKey).orElse(new Kind(Money.LIVE, "USDT"));
        List<Other> others = kinds.entrySet().stream().filter(each -> !each.getKey().equals(chosen))
                .map(each -> new Other(each.getKey().money(), each.getKey().currency(), each.getValue().size()))
                .sorted(Comparator.comparing(Other::money).thenComparing(Other::currency)).toList();
        List<TradeRow> rows = kinds.getOrDefault(chosen, List.of()).stream()
                .sorted(Comparator.comparingLong(TradeRow::exitAt).thenComparing(TradeRow::trade).thenComparing(TradeRow::bot)).toList();
        return new Performance(chosen.money(), chosen.currency(), others, TradeSums.of(rows), EquityOfTrades.of(rows).figures(), Curves.equity(rows), Curves.winRate(rows),
                signals(rows), Execution.of(rows), heat(rows, zone), List.of(
                breakdown("bot", rows, TradeRow::bot, botName), breakdown("symbol", rows, TradeRow::symbol, TradeRow::symbol),
                breakdown("template", rows, TradeRow::template, TradeRow::templateName), breakdown("exit", rows, TradeRow::reason, TradeRow::reason),
                breakdown("side", rows, row -> row.side().code(), row -> row.side().code())));
    }

    /** A component that is used twice counts by the sum of what it said. */
    private static List<SignalFigures> signals(List<TradeRow> rows) {
        record Said(TradeRow row, double score) {
            boolean agreed() {
                return score * row.sign() > 0;
            }
        }
        Map<String, List<Said>> byComponent = new LinkedHashMap<>();
        for (TradeRow row : rows) {
            Map<String, Double> said = new LinkedHashMap<>();
            row.voices().forEach(voice -> said.merge(voice.component(), voice.score(), Double::sum));
            said.forEach((component, score) -> byComponent.computeIfAbsent(component, any -> new ArrayList<>()).add(new Said(row, score)));
        }
        return byComponent.entrySet().stream().map(each -> {
            List<Said> all = each.getValue();
            TradeFigures agreed = TradeSums.of(all.stream().filter(Said::agreed).map(Said::row).toList());
            TradeFigures other = TradeSums.of(all.stream().filter(said -> !said.agreed()).map(Said::row).toList());
            long winners = all.stream().filter(said -> said.row().net() > 0).count();
            return new SignalFigures(each.getKey(), all.size(), agreed.trades(), (int) all.stream().filter(said -> said.score() * said.row().sign() < 0).count(),
                    figure(ratio(agreed.wins(), winners)), agreed.winRate(), other.winRate(), agreed.expectancy());
        }).sorted(Comparator.comparing(SignalFigures::trades).reversed().thenComparing(SignalFigures::component)).toList();
    }

    private static List<HeatCell> heat(List<TradeRow> rows, ZoneId zone) {
        record Cell(int weekday, int hour) {
        }
        return rows.stream().collect(groupingBy(row -> {
            var at = Instant.ofEpochMilli(row.entryAt()).atZone(zone);
            return new Cell(at.getDayOfWeek().getValue(), at.getHour());
        })).entrySet().stream().map(each -> new HeatCell(each.getKey().weekday(), each.getKey().hour(), each.getValue().size(),
                each.getValue().stream().mapToDouble(TradeRow::net).sum())).sorted(Comparator.comparing(HeatCell::weekday).thenComparing(HeatCell::hour)).toList();
    }

    /** Most trades first; named as the latest trade of each is. */
    private static TradeBreakdown breakdown(String by, List<TradeRow> rows, Function<TradeRow, String> key, Function<TradeRow, String> name) {
        return new TradeBreakdown(by, rows.stream().collect(groupingBy(key)).entrySet().stream()
                .map(each -> new TradeBreakdown.Row(each.getKey(), name.apply(each.getValue().getLast()), TradeSums.of(each.getValue())))
                .sorted(Comparator.comparing((TradeBreakdown.Row row) -> row.figures().trades()).reversed().thenComparing(TradeBreakdown.Row::key)).toList());
    }
}
