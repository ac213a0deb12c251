package plutarc.queryside.trading;

import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.OrderReport;
import plutarc.queryside.store.ViewCollection;

/** The latest that is known of one order of one bot. */
public record OrderFacts(BotId botId, OrderReport order) {

    public static final ViewCollection<OrderFacts> ORDERS = ViewCollection.of("orders", OrderFacts.class)
            .indexed("workspace", "view.botId", "-view.order.at");

    /** In which a bot's orders are listed, each anew with every change. */
    static String listOf(BotId bot) {
        return "orders/" + bot.value();
    }

    static String id(BotId bot, OrderReport order) {
        return bot.value() + "/" + order.clientOrderId();
    }
}
