package plutarc.queryside.bot;

import static plutarc.queryside.bot.Sentences.figure;

import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.trading.Side;

/** An order by hand in words. Pure. */
final class OrderWords {

    private OrderWords() {
    }

    static String of(ManualOrder order) {
        return (order.side() == Side.LONG ? "buy " : "sell ") + figure(order.quantity()) + " " + order.symbol()
                + order.limitPrice().map(limit -> " at " + figure(limit) + " or better").orElse(" at market") + order.stopPrice().map(stop -> ", stop " + figure(stop)).orElse("")
                + (order.reduceOnly() ? ", reduce-only" : "");
    }
}
