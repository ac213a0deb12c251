package plutarc.queryside.trading;

import static plutarc.queryside.bot.ActivityFacts.ACTIVITY;
import static plutarc.queryside.trading.DataCuts.CUTS;
import static plutarc.queryside.trading.LedgerFacts.LEDGERS;
import static plutarc.queryside.trading.OrderFacts.ORDERS;
import static plutarc.queryside.trading.TradeFacts.TRADES;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceEvent.DataDeleted;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.analytics.TradeCut;
import plutarc.queryside.bot.ActivityFacts;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Listings;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.ViewBatch;
import plutarc.queryside.store.ViewBatches;
import plutarc.queryside.store.ViewJson;
import plutarc.queryside.store.Views;

/**
 * Takes deleted data out of the views. What was reported until then is written first, then that it is deleted, so that from there on nothing of it can come back
 * when it is told again; then everything goes, from the leaves to the lists that name them. What is cut short is done again from the start.
 */
@ProcessingGroup(ViewProcessor.NAME)
public final class DataDeletion {

    /** States of orders that may still rest at the venue. */
    static final List<String> RESTING = List.of("sent", "unknown", "accepted", "partially_filled");

    private final ViewBatches batches;
    private final Views views;
    private final TelemetryCut telemetry;

    public DataDeletion(ViewBatches batches, Views views) {
        this.batches = batches;
        this.views = views;
        this.telemetry = new TelemetryCut(views);
    }

    @EventHandler
    void on(WorkspaceEvent event, DomainEventMessage<?> message) {
        if (event instanceof DataDeleted deleted) {
            delete(deleted, Source.of(message), message.getTimestamp());
        }
    }

    private void delete(DataDeleted event, Source source, Instant at) {
        var batch = batches.current();
        Optional<LocalDate> since = event.scope() instanceof DataScope.Before(LocalDate day) ? Optional.of(day) : Optional.empty();
        var cut = new DataCuts.Cut(at, since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        batch.settle();
        for (BotId bot : event.bots()) {
            var known = views.byId(CUTS, bot.value());
            if (known.filter(cuts -> cuts.hasApplied(source)).isEmpty()) {
                delete(batch, event.workspaceId(), bot, source, cut, since, known);
            }
        }
        if (event.fleet()) {
            telemetry.ofFleet(event.workspaceId(), cut);
        }
    }

    /** That all of it is gone is written last: what was recorded later comes after that, and an event that is told again then deletes nothing of it. */
    private void delete(ViewBatch batch, WorkspaceId workspace, BotId bot, Source source, DataCuts.Cut cut, Optional<LocalDate> since, Optional<Stored<DataCuts>> known) {
        var cuts = known.map(Stored::view).orElseGet(() -> new DataCuts(bot, List.of())).plus(cut);
        views.replace(CUTS, List.of(new Stored<>(bot.value(), workspace, known.map(Stored::applied).orElse(List.of()), cuts)));
        trades(batch, workspace, bot, source, cut, since);
        orders(workspace, bot, cut);
        activity(workspace, bot, cut);
        telemetry.of(workspace, bot, cut);
        batch.settle();
        batch.change(CUTS, bot.value(), workspace, source, _ -> Optional.of(cuts));
        batch.settle();
    }

    private void trades(ViewBatch batch, WorkspaceId workspace, BotId bot, Source source, DataCuts.Cut cut, Optional<LocalDate> since) {
        var rows = new TradeCut(views, workspace, bot, cut.before());
        var left = rows.left();
        batch.change(LEDGERS, bot.value(), workspace, source, known -> known.map(ledger -> ledger.cut(since, left)));
        rows.eachGoing(trades -> views.delete(TradePath.PATHS, trades.stream().map(trade -> TradeFacts.id(workspace, new TradeId(trade))).toList()));
        views.deleteWhere(TRADES, workspace, dated(bot, "view.trade.exitTime", cut));
        rows.make(batch, source);
    }

    /** Orders that may still rest at the venue stay. */
    private void orders(WorkspaceId workspace, BotId bot, DataCuts.Cut cut) {
        views.deleteWhere(ORDERS, workspace, dated(bot, "view.order.at", cut).and("view.order.status").nin(RESTING));
        Listings.cut(views, OrderFacts.listOf(bot), workspace, ORDERS);
    }

    /** Lines about its trading alone, which the market has dated. */
    private void activity(WorkspaceId workspace, BotId bot, DataCuts.Cut cut) {
        views.deleteWhere(ACTIVITY, workspace, cut.before().isPresent() ? dated(bot, "view.marketAt", cut) : dated(bot, "view.marketAt", cut).and("view.marketAt").exists(true));
        Listings.cut(views, ActivityFacts.listOfTrading(bot), workspace, ACTIVITY);
    }

    private static Criteria dated(BotId bot, String field, DataCuts.Cut cut) {
        var ofBot = Criteria.where("view.botId").is(bot.value());
        return cut.before().map(limit -> ofBot.and(field).lt(ViewJson.text(limit))).orElse(ofBot);
    }
}
