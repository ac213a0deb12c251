package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as the venue holds it.
 *
 * @param clientOrderId empty for orders that this product did not place (by hand, by liquidation, by another program)
 * @param quantity      ordered
 * @param filled        of it, in the same unit
 * @param averagePrice  of what is filled; empty while nothing is
 * @param triggerPrice  of a conditional order
 * @param refusal       why the venue rejected or cancelled it by itself, in its own words; empty text otherwise
 * @param updatedAt     the venue's time of this state; of two states of one order the later counts
 */
public record Order(Optional<ClientOrderId> clientOrderId, String venueOrderId, String symbol, OrderSide side, Quantity quantity, Quantity filled,
                    Optional<BigDecimal> averagePrice, Optional<BigDecimal> limitPrice, Optional<BigDecimal> triggerPrice, TimeInForce timeInForce,
                    boolean reduceOnly, OrderStatus status, String refusal, Instant createdAt, Instant updatedAt) {
}
