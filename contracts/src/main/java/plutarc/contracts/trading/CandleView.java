package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** One candle of a bot's chart: prices, what was decided, and where the stop stood. Verdicts are asked for apart. */
public record CandleView(Instant openTime, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume, String decision,
                         double score, Optional<BigDecimal> stopPrice) {
}
