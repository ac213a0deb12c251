package plutarc.contracts.trading;

import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.Venue;

/** A completed trade with the bot and venue that made it. {@code holdSeconds} in market time. */
public record TradeView(BotId botId, String botName, Venue venue, boolean paper, boolean testnet, String templateName, long holdSeconds, Trade trade) {
}
