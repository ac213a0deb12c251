package plutarc.strategy.market;

import plutarc.contracts.trading.Side;

/**
 * What a perpetual contract's arithmetic needs to know.
 *
 * @param symbol the venue's name of it
 * @param contract linear (settled in the quote currency) or inverse (settled in the base currency)
 * @param contractSize linear: base units in one contract (1 when quantities are in base units); inverse: quote value of one contract
 * @param tickSize smallest price step, 0 for none
 * @param lotSize smallest quantity step, 0 for none
 * @param minQuantity smallest order quantity, 0 for none
 * @param minNotional smallest order value in quote currency, 0 for none
 * @param maxLeverage the venue's cap for the symbol
 * @param maintenanceMarginRate share of notional that must remain as margin before liquidation, e.g. 0.005
 * @param makerFee share of notional, e.g. 0.0002; negative for a rebate
 * @param takerFee share of notional, e.g. 0.0005
 */
public record Instrument(String symbol, Contract contract, double contractSize, double tickSize, double lotSize, double minQuantity, double minNotional,
                         double maxLeverage, double maintenanceMarginRate, double makerFee, double takerFee) {

    /** How a contract settles. */
    public enum Contract { LINEAR, INVERSE }

    public Instrument {
        if (!(contractSize > 0)) {
            throw new IllegalArgumentException("contractSize " + contractSize + ": must be above 0");
        }
        if (!(maxLeverage >= 1)) {
            throw new IllegalArgumentException("maxLeverage " + maxLeverage + ": must be 1 or more");
        }
        if (!(maintenanceMarginRate >= 0 && maintenanceMarginRate < 1)) {
            throw new IllegalArgumentException("maintenanceMarginRate " + maintenanceMarginRate + ": must lie in [0, 1)");
        }
    }

    /** A linear contract in base units without steps, minimums or fees: for generated data and tests. */
    public static Instrument plain(String symbol) {
        return new Instrument(symbol, Contract.LINEAR, 1, 0, 0, 0, 0, 125, 0.005, 0, 0);
    }

    /** The same instrument with one flat fee for makers and takers. */
    public Instrument withFee(double fee) {
        return new Instrument(symbol, contract, contractSize, tickSize, lotSize, minQuantity, minNotional, maxLeverage, maintenanceMarginRate, fee, fee);
    }

    public boolean inverse() {
        return contract == Contract.INVERSE;
    }

    /** Value of {@code quantity} at {@code price}, in the settlement currency. */
    public double notional(double quantity, double price) {
        return inverse() ? quantity * contractSize / price : quantity * contractSize * price;
    }

    /** Profit in the settlement currency of {@code quantity} moving from {@code entry} to {@code exit}, before costs. */
    public double profit(Side side, double quantity, double entry, double exit) {
        double move = inverse() ? 1 / entry - 1 / exit : exit - entry;
        return (side == Side.LONG ? quantity : -quantity) * contractSize * move;
    }

    /** {@code price} rounded to the tick, to the nearest. */
    public double toTick(double price) {
        return tickSize > 0 ? Math.rint(price / tickSize) * tickSize : price;
    }

    /** {@code quantity} rounded down to the lot; a hair of tolerance keeps 0.3 / 0.1 at three lots. */
    public double toLot(double quantity) {
        return lotSize > 0 ? Math.floor(quantity / lotSize + 1e-9) * lotSize : quantity;
    }
}
