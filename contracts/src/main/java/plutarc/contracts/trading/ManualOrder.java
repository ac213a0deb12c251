package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order that a person gives. One that opens a position becomes a trade of the bot, under the bot's risk limits, and is managed by the exit rules of its
 * template from its first fill on.
 *
 * @param side       {@code long} buys, {@code short} sells
 * @param quantity   in the venue's order unit, a multiple of the instrument's lot, above zero
 * @param limitPrice the worst price at which it may fill; it rests at the venue until then. Empty for a market order, which fills at once within the bot's
 *                   slippage limit or not at all
 * @param stopPrice  a protective stop of its own: of this and the template's, the tighter counts. Only for orders that open
 * @param reduceOnly takes away from an open position and never opens one
 */
public record ManualOrder(String symbol, Side side, BigDecimal quantity, Optional<BigDecimal> limitPrice, Optional<BigDecimal> stopPrice, boolean reduceOnly) {
}
