package plutarc.exchanges;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order to place.
 *
 * @param quantity    in the instrument's own unit, a multiple of its lot size, above zero
 * @param limitPrice  a multiple of the tick size; empty for a market order
 * @param timeInForce market orders take {@code IMMEDIATE_OR_CANCEL}
 * @param trigger     present for stop and target orders
 * @param reduceOnly  never opens or turns a position
 */
public record OrderRequest(ClientOrderId clientOrderId, String symbol, OrderSide side, Quantity quantity, Optional<BigDecimal> limitPrice,
                           TimeInForce timeInForce, Optional<Trigger> trigger, boolean reduceOnly) {

    /** @throws IllegalArgumentException naming the field, if a price or the quantity is not above zero, or a market order would rest */
    public OrderRequest {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("quantity is zero; allowed is above zero");
        }
        if (limitPrice.isPresent() && limitPrice.get().signum() <= 0) {
            throw new IllegalArgumentException("limitPrice is " + limitPrice.get() + "; allowed is above zero");
        }
        if (limitPrice.isEmpty() && timeInForce != TimeInForce.IMMEDIATE_OR_CANCEL) {
            throw new IllegalArgumentException("timeInForce is " + timeInForce + "; a market order takes IMMEDIATE_OR_CANCEL");
        }
    }

    public static OrderRequest market(ClientOrderId id, String symbol, OrderSide side, Quantity quantity, boolean reduceOnly) {
        return new OrderRequest(id, symbol, side, quantity, Optional.empty(), TimeInForce.IMMEDIATE_OR_CANCEL, Optional.empty(), reduceOnly);
    }

    public static OrderRequest limit(ClientOrderId id, String symbol, OrderSide side, Quantity quantity, BigDecimal price, TimeInForce timeInForce,
                                     boolean reduceOnly) {
        return new OrderRequest(id, symbol, side, quantity, Optional.of(price), timeInForce, Optional.empty(), reduceOnly);
    }

    /** A market order that sleeps until the trigger; always reduce-only, for it protects. */
    public static OrderRequest stop(ClientOrderId id, String symbol, OrderSide side, Quantity quantity, Trigger trigger) {
        return new OrderRequest(id, symbol, side, quantity, Optional.empty(), TimeInForce.IMMEDIATE_OR_CANCEL, Optional.of(trigger), true);
    }
}
