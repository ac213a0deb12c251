package plutarc.strategy.backtest;

import plutarc.contracts.trading.Side;
import plutarc.strategy.market.Instrument;

/**
 * Where a position is taken over by the venue: where the money behind it, plus its loss, equals the maintenance margin at that price.
 * Linear long: {@code p = (e - m/q) / (1 - r)}, short: {@code p = (e + m/q) / (1 + r)}; inverse long: {@code p = (1 + r) / (m/q + 1/e)}, short:
 * {@code p = (1 - r) / (1/e - m/q)}, with entry e, money m, quantity in contract units q, maintenance rate r.
 */
final class Liquidation {
    private Liquidation() { }

    /** NaN when no price can get there. */
    static double price(Instrument instrument, Side side, double quantity, double entry, double money) {
        double m = money / (quantity * instrument.contractSize());
        double r = instrument.maintenanceMarginRate();
        boolean isLong = side == Side.LONG;
        double price;
        if (instrument.inverse()) {
            price = isLong ? (1 + r) / (m + 1 / entry) : (1 - r) / (1 / entry - m);
        } else {
            price = isLong ? (entry - m) / (1 - r) : (entry + m) / (1 + r);
        }
        return price > 0 && Double.isFinite(price) ? price : Double.NaN;
    }

    /** Where an isolated position's own margin is gone. */
    static double bankruptcyPrice(Instrument instrument, Side side, double entry, double leverage) {
        double sign = side == Side.LONG ? 1 : -1;
        return instrument.inverse() ? entry / (1 + sign / leverage) : entry * (1 - sign / leverage);
    }
}
