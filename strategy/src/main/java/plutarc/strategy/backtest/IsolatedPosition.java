package plutarc.strategy.backtest;

import plutarc.strategy.market.Instrument;

/**
 * The entries of one symbol as a venue sees them in isolated margin: one position with one average entry price and one margin. Closing a part of it leaves
 * average and margin per unit, and so the liquidation price, as they were.
 */
final class IsolatedPosition {
    private final Instrument instrument;
    private double quantity;
    private double value;
    private double margin;

    IsolatedPosition(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Takes an entry in, and gives all entries, of which it is the last, the liquidation price of the whole. */
    void add(Lot entered, Lot[] lots, int count) {
        if (count == 1) {
            quantity = 0;
            value = 0;
            margin = 0;
        }
        quantity += entered.quantity;
        value += entered.quantity * (instrument.inverse() ? 1 / entered.entryPrice : entered.entryPrice);
        margin += entered.margin;
        double entry = count == 1 ? entered.entryPrice : instrument.inverse() ? quantity / value : value / quantity;
        double price = Liquidation.price(instrument, entered.side, quantity, entry, margin);
        double bankrupt = Liquidation.bankruptcyPrice(instrument, entered.side, entry, instrument.notional(quantity, entry) / margin);
        for (int i = 0; i < count; i++) {
            lots[i].liquidationPrice = price;
            lots[i].bankruptcyPrice = bankrupt;
        }
    }

    /** Takes an entry's share out. */
    void remove(Lot left) {
        double stays = Math.max(0, 1 - left.quantity / quantity);
        quantity *= stays;
        value *= stays;
        margin *= stays;
    }
}
