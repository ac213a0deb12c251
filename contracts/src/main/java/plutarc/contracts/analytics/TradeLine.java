package plutarc.contracts.analytics;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;

/**
 * One completed trade as a line of a table. Prices in quote currency, amounts in {@code currency}, percents and basis points as in the trade.
 *
 * @param netPnl            gross − fees − funding
 * @param rMultiple         net PnL in multiples of the amount at risk at the first stop; empty where that is not known
 * @param holdSeconds       from entry to exit, by the venue's time
 * @param entryLatencyMs    from sending the order to the first that the venue said of it, milliseconds
 */
public record TradeLine(TradeId tradeId, BotId botId, String botName, Optional<ExchangeKeyId> keyId, Venue venue, Money money, String symbol, Side side,
                        double quantity, double leverage, Instant entryTime, double entryPrice, Instant exitTime, double exitPrice, String currency,
                        double grossPnl, double fees, double funding, double netPnl, double returnPct, Optional<Double> rMultiple, double mfePct, double maePct,
                        long holdSeconds, String exitReason, TemplateId templateId, String templateName, int templateVersion, double entrySlippageBps,
                        double exitSlippageBps, Optional<Double> entryLatencyMs, Optional<Double> exitLatencyMs) {
}
