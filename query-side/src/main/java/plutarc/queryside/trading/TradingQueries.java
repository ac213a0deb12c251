package plutarc.queryside.trading;

import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.trading.LedgerFacts.LEDGERS;
import static plutarc.queryside.trading.OrderFacts.ORDERS;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;
import static plutarc.queryside.trading.TradeFacts.TRADES;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.CandleView;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.PositionView;
import plutarc.contracts.trading.TradeView;
import plutarc.contracts.trading.TradingQuery;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.analytics.LatestTrades;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.message.Limits;
import plutarc.queryside.store.Listings;
import plutarc.queryside.store.Views;

/** Answers what can be asked about trading. Thread-safe. */
public final class TradingQueries {

    private static final int MOST = 1_000;
    private static final int MOST_POINTS = 5_000;

    private final Views views;
    private final CandleReader candles;
    private final EquityReader equity;
    private final Listings listings;
    private final LatestTrades trades;

    public TradingQueries(Views views, LatestTrades trades) {
        this.views = views;
        this.candles = new CandleReader(views);
        this.equity = new EquityReader(views);
        this.listings = new Listings(views);
        this.trades = trades;
    }

    @QueryHandler
    List<TradeView> handle(TradingQuery.Trades query) {
        var names = bots(query.workspaceId(), query.botId());
        return trades.of(query.workspaceId(), query.botId(), query.symbol(), query.closedBefore(), Limits.require(query.limit(), MOST)).stream()
                .map(trade -> trade.view(name(names, trade.botId()))).toList();
    }

    @QueryHandler
    Optional<TradeView> handle(TradingQuery.TradeById query) {
        return views.byId(TRADES, TradeFacts.id(query.workspaceId(), query.tradeId()), query.workspaceId())
                .map(trade -> trade.view(name(bots(query.workspaceId(), Optional.of(trade.botId())), trade.botId())));
    }

    @QueryHandler
    List<PositionView> handle(TradingQuery.Positions query) {
        var bots = bots(query.workspaceId(), query.botId());
        var ids = bots.keySet().stream().map(BotId::value).toList();
        var holding = views.byIds(LEDGERS, ids, query.workspaceId()).stream().filter(ledger -> !ledger.positions().isEmpty())
                .sorted(Comparator.comparing(ledger -> bots.get(ledger.botId()).name())).toList();
        var status = views.byIds(STATUS, holding.stream().map(ledger -> ledger.botId().value()).toList(), query.workspaceId()).stream()
                .collect(Collectors.toMap(BotStatus::botId, each -> each));
        return holding.stream().flatMap(ledger -> MarkedPositions.views(bots.get(ledger.botId()), ledger, Optional.ofNullable(status.get(ledger.botId()))).stream()).toList();
    }

    @QueryHandler
    List<OrderReport> handle(TradingQuery.Orders query) {
        var latest = listings.latest(List.of(OrderFacts.listOf(query.botId())), query.workspaceId(), any -> true, Limits.require(query.limit(), MOST));
        return views.inOrder(ORDERS, latest, query.workspaceId()).stream().map(OrderFacts::order).toList();
    }

    @QueryHandler
    List<CandleView> handle(TradingQuery.Candles query) {
        return candles.latest(query.workspaceId(), query.botId(), query.symbol(), query.before(), Limits.require(query.limit(), MOST_POINTS));
    }

    @QueryHandler
    List<CandleEvaluated> handle(TradingQuery.LatestVerdicts query) {
        return views.byId(STATUS, query.botId().value(), query.workspaceId()).map(BotStatus::candles).orElse(List.of());
    }

    @QueryHandler
    List<EquityPoint> handle(TradingQuery.Equity query) {
        int limit = Limits.require(query.limit(), MOST_POINTS);
        return EquitySeries.spread(equity.between(query.workspaceId(), query.botId(), query.from(), query.to()), limit);
    }

    private Map<BotId, BotFacts> bots(WorkspaceId workspace, Optional<BotId> one) {
        return one.map(bot -> views.byId(BOTS, bot.value(), workspace).stream().toList())
                .orElseGet(() -> views.find(BOTS, workspace, List.of(), Sort.unsorted(), 0)).stream().collect(Collectors.toMap(BotFacts::botId, bot -> bot));
    }

    private static String name(Map<BotId, BotFacts> bots, BotId id) {
        return Optional.ofNullable(bots.get(id)).map(BotFacts::name).orElse(id.value());
    }
}
