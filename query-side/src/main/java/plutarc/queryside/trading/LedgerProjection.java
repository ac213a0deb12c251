package plutarc.queryside.trading;

import static plutarc.queryside.trading.LedgerFacts.LEDGERS;
import static plutarc.queryside.trading.OrderFacts.ORDERS;
import static plutarc.queryside.trading.TradeFacts.TRADES;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.message.ViewProcessor;
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
        if (event instanceof TradingEvent.OrderChanged e) {
            batch.change(ORDERS, OrderFacts.id(e.botId(), e.order()), e.workspaceId(), source, known -> Optional.of(new OrderFacts(e.botId(), e.order())));
            return;
        }
        if (event instanceof TradingEvent.TradeClosed e) {
            batch.change(TRADES, TradeFacts.id(e.workspaceId(), e.trade().tradeId()), e.workspaceId(), source,
                    known -> known.or(() -> Optional.of(trade(batch, e))));
        }
        batch.change(LEDGERS, event.botId().value(), event.workspaceId(), source, known -> known.orElseGet(() -> LedgerFacts.empty(event.botId())).after(event));
    }

    private static TradeFacts trade(ViewBatch batch, TradingEvent.TradeClosed event) {
        Trade trade = event.trade();
        var bot = batch.find(BotFacts.BOTS, event.botId().value());
        var key = bot.flatMap(BotFacts::configuration).flatMap(BotConfiguration::key);
        return new TradeFacts(event.botId(), key.map(BotConfiguration.KeyInUse::venue).orElse(Venue.PAPER),
                key.map(BotConfiguration.KeyInUse::testnet).orElse(false),
                bot.flatMap(BotFacts::configuration).flatMap(BotConfiguration::template)
                        .filter(template -> template.templateId().equals(trade.templateId())).map(TemplateVersion::name), trade);
    }
}
