package plutarc.queryside.trading;

import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradeView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.ViewCollection;

/** A completed trade; {@code venue} and {@code testnet} of the key that the bot had when it reported it. */
public record TradeFacts(BotId botId, Venue venue, boolean testnet, Optional<String> templateName, Trade trade) {

    public static final ViewCollection<TradeFacts> TRADES = ViewCollection.of("trades", TradeFacts.class)
            .indexed("workspace", "-view.trade.exitTime").indexed("workspace", "view.botId", "-view.trade.exitTime");

    /** Trade ids are made by bots, so they are unique in a workspace only. */
    static String id(WorkspaceId workspace, TradeId trade) {
        return workspace.value() + "/" + trade.value();
    }

    public TradeView view(String botName) {
        return new TradeView(botId, botName, venue, venue == Venue.PAPER, testnet, templateName.orElse(trade.templateId().value()),
                Math.max(0, Duration.between(trade.entryTime(), trade.exitTime()).toSeconds()), trade);
    }
}
