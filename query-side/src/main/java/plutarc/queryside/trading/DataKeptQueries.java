package plutarc.queryside.trading;

import static plutarc.queryside.backtest.BacktestFacts.BACKTESTS;
import static plutarc.queryside.bot.ActivityFacts.ACTIVITY;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.trading.OrderFacts.ORDERS;
import static plutarc.queryside.trading.TelemetryCollections.EQUITY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.backtest.BacktestState;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.workspace.DataKeptView;
import plutarc.contracts.workspace.DataKeptView.BotData;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceQuery;
import plutarc.queryside.analytics.TradeCounts;
import plutarc.queryside.store.ViewCollection;
import plutarc.queryside.store.ViewJson;
import plutarc.queryside.store.Views;

/** Counts the trading data that a workspace keeps. Reads each collection once, so it is not for pages that are open all day. Thread-safe. */
public final class DataKeptQueries {

    private final Views views;
    private final TradeCounts trades;

    public DataKeptQueries(Views views) {
        this.views = views;
        this.trades = new TradeCounts(views);
    }

    @QueryHandler
    Optional<DataKeptView> handle(WorkspaceQuery.DataKept query) {
        var workspace = query.workspaceId();
        Optional<Instant> before = query.before().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        var counted = trades.of(workspace, before);
        var orders = count(ORDERS, workspace, before, "view.order.at", false, Criteria.where("view.order.status").nin(DataDeletion.RESTING));
        var notes = count(ACTIVITY, workspace, before, "view.marketAt", false, Criteria.where("view.marketAt").exists(true));
        var equity = count(EQUITY, workspace, before, "view.until", true);
        var bots = views.find(BOTS, workspace, List.of(), Sort.unsorted(), 0).stream().sorted(Comparator.comparing(bot -> bot.name(), String.CASE_INSENSITIVE_ORDER)).map(bot -> {
            String id = bot.botId().value();
            var closed = Optional.ofNullable(counted.get(id));
            return new BotData(bot.botId(), bot.name(), bot.state() == BotState.STOPPED, closed.map(TradeCounts.Count::trades).orElse(0L), orders.getOrDefault(id, 0L),
                    notes.getOrDefault(id, 0L), equity.getOrDefault(id, 0L), closed.map(TradeCounts.Count::first));
        }).toList();
        return Optional.of(new DataKeptView(bots, (int) views.find(BACKTESTS, workspace, List.of(), Sort.unsorted(), 0).stream()
                .filter(each -> !each.deleted() && each.state() != BacktestState.RUNNING && before.filter(limit -> !each.requestedAt().isBefore(limit)).isEmpty()).count()));
    }

    private Map<String, Long> count(ViewCollection<?> collection, WorkspaceId workspace, Optional<Instant> before, String field, boolean including,
                                    Criteria... more) {
        List<Criteria> all = new ArrayList<>(List.of(more));
        before.map(ViewJson::text).ifPresent(limit -> all.add(including ? Criteria.where(field).lte(limit) : Criteria.where(field).lt(limit)));
        return views.count(collection, workspace, all, "view.botId");
    }
}
