package plutarc.contracts.analytics;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Side;

/**
 * Which completed trades are wanted; what is empty does not matter.
 *
 * @param keyId      of the exchange key that the bot traded with
 * @param exitReason as in the trade
 * @param currency   that the trade's amounts are in
 * @param from       earliest exit, inclusive
 * @param to         latest exit, exclusive
 * @param text       words that all have to be found in the bot's name, symbol, template, exit reason or ids
 */
public record TradeFilter(Optional<BotId> botId, Optional<ExchangeKeyId> keyId, Optional<Venue> venue, Optional<String> symbol, Optional<Side> side,
                          Optional<TradeResult> result, Optional<TemplateId> templateId, Optional<String> exitReason, Optional<Money> money,
                          Optional<String> currency, Optional<Instant> from, Optional<Instant> to, Optional<String> text) {

    public static final TradeFilter ALL = new TradeFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
