package plutarc.queryside.trading;

import static plutarc.queryside.trading.LedgerFacts.LEDGERS;
import static plutarc.queryside.trading.OrderFacts.ORDERS;
import static plutarc.queryside.trading.TradeFacts.TRADES;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.analytics.TradeShelves;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Listings;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatch;
import plutarc.queryside.store.ViewBatches;

/** Trades, orders, open positions with their stops, and the counters of each bot. */
@ProcessingGroup(ViewProcessor.NAME)
public final class LedgerProjection {

    private final ViewBatches batches;

    public LedgerProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(TradingEvent event, DomainEventMessage<?> message) {
        var batch = batches.current();
        var source = Source.of(message);
        if (DataCuts.isSettled(batch, event.botId(), message.getTimestamp())) {
            return;
        }
        if (event instanceof TradingEvent.OrderChanged e) {
            batch.change(ORDERS, OrderFacts.id(e.botId(), e.order()), e.workspaceId(), source, known -> Optional.of(new OrderFacts(e.botId(), e.order())));
            Listings.add(batch, OrderFacts.listOf(e.botId()), e.workspaceId(), source, OrderFacts.id(e.botId(), e.order()));
            return;
        }
        switch (event) {
            case TradingEvent.PositionOpened e -> path(batch, e, e.position().tradeId(), source, known -> known.or(() -> Optional.of(TradePath.of(e, source))));
            case TradingEvent.StopMoved e -> path(batch, e, e.tradeId(), source, known -> known.map(path -> path.moved(e)));
            case TradingEvent.TradeClosed e -> {
                batch.change(TRADES, TradeFacts.id(e.workspaceId(), e.trade().tradeId()), e.workspaceId(), source,
                        known -> known.or(() -> Optional.of(trade(batch, e))));
                TradeShelves.add(batch, e, source, () -> trade(batch, e));
                path(batch, e, e.trade().tradeId(), source, known -> Optional.of(TradePath.closed(known, source)));
            }
            case TradingEvent.OrderChanged _, TradingEvent.RiskLimitBreached _, TradingEvent.ActivityReported _ -> {
            }
        }
        batch.change(LEDGERS, event.botId().value(), event.workspaceId(), source, known -> known.orElseGet(() -> LedgerFacts.empty(event.botId())).after(event));
    }

    private static void path(ViewBatch batch, TradingEvent event, TradeId trade, Source source, UnaryOperator<Optional<TradePath>> change) {
        batch.change(TradePath.PATHS, TradeFacts.id(event.workspaceId(), trade), event.workspaceId(), source, change);
    }

    private static TradeFacts trade(ViewBatch batch, TradingEvent.TradeClosed event) {
        return TradeFacts.of(event.botId(), batch.find(BotFacts.BOTS, event.botId().value()), event.trade());
    }
}
