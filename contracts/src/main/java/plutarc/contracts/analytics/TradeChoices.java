package plutarc.contracts.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that trades of the workspace can be filtered by, each with the number of trades; most trades first.
 *
 * @param latest exit of all, by the venue's time
 */
public record TradeChoices(List<TradeChoice> bots, List<TradeChoice> keys, List<TradeChoice> venues, List<TradeChoice> symbols, List<TradeChoice> templates,
                           List<TradeChoice> exitReasons, List<TradeChoice> money, List<TradeChoice> currencies, Optional<Instant> latest) {

    /** @param value as the filter takes it */
    public record TradeChoice(String value, String name, int trades) {
    }
}
