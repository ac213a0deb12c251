package plutarc.paperexchange.venue;

import java.math.BigDecimal;

/**
 * An order as a client asks for it.
 *
 * @param qty         base units (linear) or contracts of one quote unit (inverse); zero means "the whole position" when it is
 *                    reduce-only and close-on-trigger
 * @param price       limit price; null for a market order
 * @param orderLinkId the client's own id, unique for the account for ever; empty when it gave none
 * @param trigger     null when the order is active at once
 * @param takeProfit  level set on the position when the order fills; null for none
 * @param stopLoss    level set on the position when the order fills; null for none
 */
public record NewOrder(String symbol, Side side, OrderType type, BigDecimal qty, BigDecimal price, TimeInForce timeInForce,
                       String orderLinkId, boolean reduceOnly, boolean closeOnTrigger, Trigger trigger,
                       BigDecimal takeProfit, BigDecimal stopLoss) {

    /** A market order with nothing else to it. */
    public static NewOrder market(String symbol, Side side, BigDecimal qty) {
        return new NewOrder(symbol, side, OrderType.MARKET, qty, null, TimeInForce.IOC, "", false, false, null, null, null);
    }

    /** A limit order that rests until cancelled. */
    public static NewOrder limit(String symbol, Side side, BigDecimal qty, BigDecimal price) {
        return new NewOrder(symbol, side, OrderType.LIMIT, qty, price, TimeInForce.GTC, "", false, false, null, null, null);
    }

    /** The same order under the client's own id. */
    public NewOrder withLinkId(String linkId) {
        return new NewOrder(symbol, side, type, qty, price, timeInForce, linkId, reduceOnly, closeOnTrigger, trigger, takeProfit, stopLoss);
    }

    /** The same order with another time in force. */
    public NewOrder with(TimeInForce tif) {
        return new NewOrder(symbol, side, type, qty, price, tif, orderLinkId, reduceOnly, closeOnTrigger, trigger, takeProfit, stopLoss);
    }

    /** The same order, allowed only to shrink the position. */
    public NewOrder reducing() {
        return new NewOrder(symbol, side, type, qty, price, timeInForce, orderLinkId, true, closeOnTrigger, trigger, takeProfit, stopLoss);
    }

    /** The same order, asleep until the market reaches the level. */
    public NewOrder when(Trigger.Direction direction, BigDecimal level) {
        return new NewOrder(symbol, side, type, qty, price, timeInForce, orderLinkId, reduceOnly, closeOnTrigger,
                new Trigger(level, direction, "LastPrice"), takeProfit, stopLoss);
    }

    /** The same order with levels for the position it opens; null leaves one out. */
    public NewOrder protectedBy(BigDecimal take, BigDecimal stop) {
        return new NewOrder(symbol, side, type, qty, price, timeInForce, orderLinkId, reduceOnly, closeOnTrigger, trigger, take, stop);
    }
}
