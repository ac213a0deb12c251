package plutarc.contracts.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;

/**
 * Why a bot enters nothing on one instrument, or that it would.
 *
 * @param symbol  the instrument; empty while the bot has none
 * @param symbols of all its instruments
 * @param candle  opening time of the candle that the decision's checks are of, in market time; empty before the first
 * @param open    whether nothing keeps an entry out
 * @param answer  the first thing that keeps entries out, in a sentence; or that nothing does
 * @param checks  in the order in which they are taken
 */
public record EntryOutlook(BotId botId, Optional<String> symbol, List<String> symbols, Optional<Instant> candle, boolean open, String answer,
                           List<EntryCheck> checks) {

    public EntryOutlook {
        symbols = List.copyOf(symbols);
        checks = List.copyOf(checks);
    }
}
