package plutarc.strategy.backtest;

import plutarc.contracts.trading.Side;
import plutarc.strategy.market.Instrument;

/**
 * Where a position is taken over by the venue: where its loss has eaten the money behind it down to the maintenance margin, which is a share of the value at
 * entry (Bybit's formulas for isolated margin, and the paper exchange's). With entry e, the money less that maintenance m, and quantity times contract size q:
 * linear {@code p = e - m/q} for longs and {@code e + m/q} for shorts; inverse {@code 1/p = 1/e + m/q} and {@code 1/e - m/q}.
 */
final class Liquidation {
    private Liquidation() { }

    /** NaN when no price can get there. */
    static double price(Instrument instrument, Side side, double quantity, double entry, double money) {
        double share = (money - instrument.maintenanceMarginRate() * instrument.notional(quantity, entry)) / (quantity * instrument.contractSize());
        double sign = side == Side.LONG ? 1 : -1;
        double price = instrument.inverse() ? 1 / (1 / entry + sign * share) : entry - sign * share;
        return price > 0 && Double.isFinite(price) ? price : Double.NaN;
    }

    /** Where an isolated position's own margin is gone. */
    static double bankruptcyPrice(Instrument instrument, Side side, double entry, double leverage) {
        double sign = side == Side.LONG ? 1 : -1;
        return instrument.inverse() ? entry / (1 + sign / leverage) : entry * (1 - sign / leverage);
    }
}
