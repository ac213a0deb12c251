package plutarc.strategy.backtest;

import plutarc.contracts.trading.Side;
import plutarc.strategy.exit.EntryBasis;
import plutarc.strategy.exit.ExitPlan;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.market.Instrument;

/** The open entries of one symbol and their fills, candle by candle, by one convention. Used for the account and for every what-if alike. */
final class Book {
    private final Frame bars;
    private final ExitPlan plan;
    private final Instrument instrument;
    private final FillConvention fill;
    private final double slip;
    private final double targetFee;
    private final MarginMode marginMode;
    private final IsolatedPosition isolated;
    private final Ledger ledger;
    private final Lot[] lots;
    private int count;
    private boolean anyDue;

    private Side pendingSide;
    private double pendingQuantity;
    private double pendingLeverage;
    private EntryBasis pendingBasis;
    private SignalState pendingState;
    private boolean pendingReverses;

    Book(Frame bars, ExitPlan plan, Instrument instrument, BacktestSettings settings, int capacity, Ledger ledger) {
        this.bars = bars;
        this.plan = plan;
        this.instrument = instrument;
        this.fill = settings.fill();
        this.slip = settings.slippageBps() / 10_000;
        this.targetFee = settings.makerTargets() ? instrument.makerFee() : instrument.takerFee();
        this.marginMode = settings.marginMode();
        this.isolated = new IsolatedPosition(instrument);
        this.ledger = ledger;
        this.lots = new Lot[capacity];
    }

    int count() {
        return count;
    }

    Lot lot(int i) {
        return lots[i];
    }

    /** Nothing open and nothing due. */
    boolean idle() {
        return count == 0 && pendingSide == null;
    }

    /** Enters at the next open. */
    void enter(Side side, double quantity, double leverage, EntryBasis basis, SignalState state, boolean reverses) {
        pendingSide = side;
        pendingReverses = reverses;
        pendingQuantity = quantity;
        pendingLeverage = leverage;
        pendingBasis = basis;
        pendingState = state;
    }

    /** Exits due at the open, then the entry. */
    void atOpen(int slot, int bar) {
        if (pendingSide == null && !anyDue && !fill.stopBeforeDueExit()) {
            return;
        }
        anyDue = false;
        double open = bars.open[slot];
        long time = bars.openTime[slot];
        for (int i = count - 1; i >= 0; i--) {
            Lot lot = lots[i];
            if (fill.stopBeforeDueExit() && lot.exits.stopHit(bars.low[slot], bars.high[slot])) {
                exitAtStop(i, slot, bar);
            } else if (lot.due != null) {
                exit(i, bar, time, false, open, worse(open, -lot.sign), instrument.takerFee(), lot.due);
            }
        }
        if (pendingSide != null && pendingReverses && !ledger.letsReverse()) {
            pendingSide = null;
            pendingState = null;
            ledger.dropped(instrument.notional(pendingQuantity, pendingBasis.signalClose()) / pendingLeverage);
        } else if (pendingSide != null) {
            open(open, time, bar);
        }
    }

    private void open(double open, long time, int bar) {
        int sign = pendingSide == Side.LONG ? 1 : -1;
        double price = worse(open, sign);
        double value = instrument.notional(pendingQuantity, price);
        Lot lot = new Lot(pendingSide, pendingQuantity, pendingLeverage, bar, time, pendingBasis.signalClose(), price, value * instrument.takerFee(),
                value / pendingLeverage, plan.open(pendingSide, price, time, pendingBasis), pendingState);
        lots[count++] = lot;
        if (marginMode == MarginMode.ISOLATED) {
            isolated.add(lot, lots, count);
        }
        pendingSide = null;
        pendingState = null;
        ledger.opened(lot);
    }

    /** Liquidation, stops and targets inside the candle. */
    void inside(int slot, int bar) {
        double low = bars.low[slot];
        double high = bars.high[slot];
        for (int i = count - 1; i >= 0; i--) {
            Lot lot = lots[i];
            boolean live = fill.insideBar() && (fill.onEntryBar() || lot.entryBar != bar);
            boolean stopped = live && lot.exits.stopHit(low, high);
            if (liquidated(lot, slot, stopped)) {
                double bankrupt = marginMode == MarginMode.ISOLATED ? lot.bankruptcyPrice : lot.liquidationPrice;
                exit(i, bar, bars.openTime[slot], true, lot.liquidationPrice, bankrupt, marginMode == MarginMode.ISOLATED ? 0 : instrument.takerFee(),
                        "liquidation");
            } else if (stopped) {
                exitAtStop(i, slot, bar);
            } else if (live && lot.exits.targetHit(low, high)) {
                double target = lot.exits.targetPrice();
                double price = lot.sign > 0 ? Math.max(bars.open[slot], target) : Math.min(bars.open[slot], target);
                exit(i, bar, bars.openTime[slot], price != bars.open[slot], price, instrument.toTick(price), targetFee, lot.exits.targetReason().rule());
            }
        }
    }

    /** Reached before a stop that is touched too: only when the candle opens beyond it, or the stop lies beyond it. */
    private boolean liquidated(Lot lot, int slot, boolean stopped) {
        double level = lot.liquidationPrice;
        double worst = lot.sign > 0 ? bars.low[slot] : bars.high[slot];
        if (!(lot.sign * (worst - level) <= 0)) {
            return false;
        }
        boolean gap = lot.sign * (bars.open[slot] - level) <= 0;
        return !stopped || gap || lot.sign * (lot.exits.stopPrice() - level) <= 0;
    }

    private void exitAtStop(int i, int slot, int bar) {
        Lot lot = lots[i];
        double open = bars.open[slot];
        double stop = lot.exits.stopPrice();
        boolean gap = lot.sign * (open - stop) <= 0;
        double reference = gap ? open : stop;
        exit(i, bar, bars.openTime[slot], !gap, reference, worse(reference, -lot.sign), instrument.takerFee(), lot.exits.stopReason().rule());
    }

    /** Excursions, trailing levels and the rules judged at closes; marks what must leave at the next open. Returns whether a reversal fired. */
    boolean atClose(int slot) {
        double low = bars.low[slot];
        double high = bars.high[slot];
        double close = bars.close[slot];
        boolean reverse = false;
        for (int i = 0; i < count; i++) {
            Lot lot = lots[i];
            lot.see(low, high, bars.openTime[slot]);
            boolean stopped = !fill.insideBar() && lot.exits.stopHit(close, close);
            boolean target = !fill.insideBar() && !stopped && lot.exits.targetHit(close, close);
            int fired = lot.exits.closeBar(low, high, close);
            if (lot.due != null) {
                continue;
            }
            if (stopped) {
                leave(lot, lot.exits.stopReason().rule());
            } else if (target) {
                leave(lot, lot.exits.targetReason().rule());
            } else if (fired >= 0) {
                leave(lot, plan.closeReason(fired).rule());
                reverse |= plan.isReversal(fired);
            }
        }
        return reverse;
    }

    /** Closes an entry at the next open. */
    void leave(Lot lot, String reason) {
        lot.due = reason;
        anyDue = true;
    }

    /** Whether any lot stays beyond the next open. */
    boolean staying() {
        for (int i = 0; i < count; i++) {
            if (lots[i].due == null) {
                return true;
            }
        }
        return false;
    }

    private void exit(int i, int bar, long openTime, boolean inside, double reference, double price, double feeRate, String reason) {
        Lot lot = lots[i];
        System.arraycopy(lots, i + 1, lots, i, count - i - 1);
        lots[--count] = null;
        if (marginMode == MarginMode.ISOLATED) {
            isolated.remove(lot);
        }
        lot.see(price, price, openTime);
        ledger.closed(lot, bar, openTime, inside, reference, price, feeRate, reason);
    }

    /** A market fill: slipped against the taker and rounded to the tick against him. {@code sign} +1 buys. */
    private double worse(double price, int sign) {
        double slipped = price * (1 + sign * slip);
        double tick = instrument.tickSize();
        if (tick <= 0) {
            return slipped;
        }
        double steps = slipped / tick;
        return (sign > 0 ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9)) * tick;
    }
}
