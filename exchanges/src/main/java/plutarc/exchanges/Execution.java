package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of the account that the venue booked: a fill, or a funding payment.
 *
 * @param executionId unique at the venue; the key to counting each one once
 * @param quantity    filled; for funding, the position that was charged
 * @param fee         in {@code feeCurrency}; positive is paid, negative received (rebates, funding received)
 * @param maker       added liquidity
 * @param leaves      what of the order is still open afterwards
 */
public record Execution(String executionId, Kind kind, String symbol, Optional<ClientOrderId> clientOrderId, String venueOrderId, OrderSide side,
                        BigDecimal price, Quantity quantity, BigDecimal fee, String feeCurrency, boolean maker, Quantity leaves, Instant at) {

    /** What was booked. {@code LIQUIDATION} and {@code AUTO_DELEVERAGE} fill orders that the venue itself placed. */
    public enum Kind {
        TRADE, FUNDING, LIQUIDATION, AUTO_DELEVERAGE, SETTLEMENT;

        /** Whether it changed the size of a position. */
        public boolean isFill() {
            return this != FUNDING;
        }
    }
}
