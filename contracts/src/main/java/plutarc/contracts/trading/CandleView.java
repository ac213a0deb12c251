package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One candle of a bot's chart: prices, what was decided, and where the stop stood. Verdicts are asked for apart.
 *
 * @param inSession whether a session of the template was open as it closed; empty where that was not kept
 */
public record CandleView(Instant openTime, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume, String decision,
                         double score, Optional<BigDecimal> stopPrice, Optional<Boolean> inSession) {

    /** A candle of before this was kept does not know. */
    public CandleView {
        inSession = inSession == null ? Optional.empty() : inSession;
    }
}
