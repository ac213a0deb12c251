package plutarc.queryside.trading;

import java.time.Instant;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.queryside.store.ViewJson;

/** One closed candle of one bot with every component's verdict; {@code storedAt} in wall-clock time. */
record EvaluatedCandle(BotId botId, CandleEvaluated evaluated, Instant storedAt) {

    String id() {
        return id(botId, evaluated.symbol(), evaluated.interval(), evaluated.openTime());
    }

    static String id(BotId bot, String symbol, String interval, Instant openTime) {
        return String.join("/", bot.value(), symbol, interval, ViewJson.text(openTime));
    }
}
