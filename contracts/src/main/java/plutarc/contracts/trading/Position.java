package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An open position as the bot holds it.
 *
 * @param tradeId         the trade that it will become
 * @param quantity        in the venue's order unit, above zero
 * @param markPrice       latest mark or last price
 * @param unrealisedPnl   at the mark price, before exit fees
 * @param stopPrice       where it would be closed to limit or lock in; empty where no stop stands
 * @param takeProfitPrice empty where no target stands
 * @param liquidationPrice as the venue states it
 */
public record Position(TradeId tradeId, String symbol, Side side, BigDecimal quantity, BigDecimal leverage, BigDecimal entryPrice,
                       Instant entryTime, BigDecimal markPrice, BigDecimal unrealisedPnl, Optional<BigDecimal> stopPrice,
                       Optional<BigDecimal> takeProfitPrice, Optional<BigDecimal> liquidationPrice) {
}
