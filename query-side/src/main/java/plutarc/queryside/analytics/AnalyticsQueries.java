package plutarc.queryside.analytics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import plutarc.contracts.analytics.AnalyticsQuery;
import plutarc.contracts.analytics.Money;
import plutarc.contracts.analytics.Performance;
import plutarc.contracts.analytics.TradeChoices;
import plutarc.contracts.analytics.TradeChoices.TradeChoice;
import plutarc.contracts.analytics.TradeInDetail;
import plutarc.contracts.analytics.TradesFound;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.exchangekey.KeyFacts;
import plutarc.queryside.message.Limits;
import plutarc.queryside.store.Views;
import plutarc.queryside.trading.OrderFacts;
import plutarc.queryside.trading.TradeFacts;
import plutarc.queryside.trading.TradePath;

/** Finds completed trades and tells everything of one. Thread-safe. */
public final class AnalyticsQueries {

    private static final int MOST = 10_000;

    private final Views views;
    private final TradeRows rows;

    public AnalyticsQueries(Views views, TradeRows rows) {
        this.views = views;
        this.rows = rows;
    }

    @QueryHandler
    Optional<TradesFound> handle(AnalyticsQuery.FoundTrades query) {
        int limit = Limits.require(query.limit(), MOST);
        if (query.skip() < 0) {
            throw new RefusedException(Refusal.of("request.limit", "No less than nothing can be passed over.", "skip", Integer.toString(query.skip()), "0 and above"));
        }
        var names = botNames(query.workspaceId());
        var found = rows.of(query.workspaceId(), query.filter().botId()).stream().filter(TradeMatch.of(query.filter(), names)).toList();
        var lines = found.stream().sorted(TradeOrder.of(query.sort(), query.descending(), names)).skip(query.skip()).limit(limit)
                .map(row -> row.line(names.apply(row))).toList();
        return Optional.of(new TradesFound(lines, found.size(), sums(found)));
    }

    @QueryHandler
    Optional<TradeChoices> handle(AnalyticsQuery.Choices query) {
        var all = rows.of(query.workspaceId(), Optional.empty());
        var names = botNames(query.workspaceId());
        var keys = new HashMap<String, String>();
        views.find(KeyFacts.KEYS, query.workspaceId(), List.of(), Sort.unsorted(), 0).forEach(key -> keys.put(key.key().keyId().value(), key.key().label()));
        return Optional.of(new TradeChoices(choices(all, row -> Optional.of(row.bot()), names),
                choices(all, TradeRow::key, row -> keys.getOrDefault(row.key().orElse(""), row.key().orElse(""))),
                choices(all, row -> Optional.of(row.venue().code()), row -> row.venue().code()), choices(all, row -> Optional.of(row.symbol()), TradeRow::symbol),
                choices(all, row -> Optional.of(row.template()), TradeRow::templateName), choices(all, row -> Optional.of(row.reason()), TradeRow::reason),
                choices(all, row -> Optional.of(row.money().code()), row -> row.money().code()),
                choices(all, row -> Optional.of(row.currency()), TradeRow::currency),
                all.stream().map(TradeRow::exitAt).max(Comparator.naturalOrder()).map(Instant::ofEpochMilli)));
    }

    @QueryHandler
    Optional<Performance> handle(AnalyticsQuery.PerformanceOf query) {
        var names = botNames(query.workspaceId());
        var found = rows.of(query.workspaceId(), query.filter().botId()).stream().filter(TradeMatch.of(query.filter(), names)).toList();
        return Optional.of(PerformanceReport.of(found, zone(query.zone()), names));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.of("request.invalid", "There is no such time zone.", "zone", name, "an IANA name, such as Europe/Berlin"));
        }
    }

    @QueryHandler
    Optional<TradeInDetail> handle(AnalyticsQuery.Detail query) {
        var workspace = query.workspaceId();
        var id = TradeFacts.id(workspace, query.tradeId());
        return views.byId(TradeFacts.TRADES, id, workspace).map(facts -> {
            var path = views.byId(TradePath.PATHS, id, workspace);
            Trade trade = facts.trade();
            var name = views.byId(BotFacts.BOTS, facts.botId().value(), workspace).map(BotFacts::name).orElse(facts.botId().value());
            var orders = views.byIds(OrderFacts.ORDERS, Stream.of(trade.entryOrderId(), trade.exitOrderId()).distinct().map(order -> facts.botId() + "/" + order).toList(),
                    workspace).stream().map(OrderFacts::order).sorted(Comparator.comparing(order -> !order.clientOrderId().equals(trade.entryOrderId()))).toList();
            return new TradeInDetail(facts.view(name), trade.rMultiple(), path.map(TradePath::steps).orElse(List.of()), orders, facts.deploymentId(), facts.keyId(),
                    facts.contractType(), facts.marginMode(), path.flatMap(TradePath::opened).map(AnalyticsQueries::step),
                    path.flatMap(TradePath::closed).map(AnalyticsQueries::step));
        });
    }

    /** As the bot's history names its steps. */
    private static String step(long sequence) {
        return "ledger-" + sequence;
    }

    private static List<TradesFound.Sum> sums(List<TradeRow> found) {
        record Kind(Money money, String currency) {
        }
        return found.stream().collect(groupingBy(row -> new Kind(row.money(), row.currency()))).entrySet().stream()
                .map(each -> new TradesFound.Sum(each.getKey().money(), each.getKey().currency(), TradeSums.of(each.getValue())))
                .sorted(Comparator.comparing(TradesFound.Sum::money).thenComparing(TradesFound.Sum::currency)).toList();
    }

    private static List<TradeChoice> choices(List<TradeRow> all, Function<TradeRow, Optional<String>> value, Function<TradeRow, String> name) {
        Map<String, TradeRow> latest = new HashMap<>();
        all.forEach(row -> value.apply(row).ifPresent(it -> latest.merge(it, row, (a, b) -> a.exitAt() > b.exitAt() ? a : b)));
        return all.stream().flatMap(row -> value.apply(row).stream()).collect(groupingBy(Function.identity(), counting())).entrySet().stream()
                .map(each -> new TradeChoice(each.getKey(), name.apply(latest.get(each.getKey())), each.getValue().intValue()))
                .sorted(Comparator.comparing(TradeChoice::trades).reversed().thenComparing(TradeChoice::name)).toList();
    }

    private Function<TradeRow, String> botNames(WorkspaceId workspace) {
        var names = new HashMap<String, String>();
        views.find(BotFacts.BOTS, workspace, List.of(), Sort.unsorted(), 0).forEach(bot -> names.put(bot.botId().value(), bot.name()));
        return row -> names.getOrDefault(row.bot(), row.bot());
    }
}
