package plutarc.strategy.backtest;

import plutarc.contracts.trading.Side;
import plutarc.strategy.exit.ExitPosition;

/** One open entry in a book. */
final class Lot {
    final Side side;
    final int sign;
    final double quantity;
    final double leverage;
    final int entryBar;
    final long entryTime;
    final double entryReference;
    final double entryPrice;
    final double entryFee;
    final double margin;
    final ExitPosition exits;
    final SignalState state;
    double liquidationPrice = Double.NaN;
    double bankruptcyPrice = Double.NaN;
    double funding;
    double best;
    double worst;
    long bestTime;
    long worstTime;
    /** Why it leaves at the next open; null while it stays. */
    String due;

    Lot(Side side, double quantity, double leverage, int entryBar, long entryTime, double entryReference, double entryPrice, double entryFee, double margin,
        ExitPosition exits, SignalState state) {
        this.side = side;
        this.sign = side == Side.LONG ? 1 : -1;
        this.quantity = quantity;
        this.leverage = leverage;
        this.entryBar = entryBar;
        this.entryTime = entryTime;
        this.entryReference = entryReference;
        this.entryPrice = entryPrice;
        this.entryFee = entryFee;
        this.margin = margin;
        this.exits = exits;
        this.state = state;
        this.best = entryPrice;
        this.worst = entryPrice;
        this.bestTime = entryTime;
        this.worstTime = entryTime;
    }

    /** Takes a bar, or a fill given as both, into the excursions. */
    void see(double low, double high, long time) {
        double good = sign > 0 ? high : low;
        double bad = sign > 0 ? low : high;
        if (sign * (good - best) > 0) {
            best = good;
            bestTime = time;
        }
        if (sign * (bad - worst) < 0) {
            worst = bad;
            worstTime = time;
        }
    }
}
