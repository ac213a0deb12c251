package plutarc.strategy.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import plutarc.contracts.trading.Side;
import plutarc.strategy.market.Instrument;

/** The money of one backtest, shared by its symbols, and what is remembered of it. */
final class Account {
    private static final long DAY = 86_400_000L;

    private final String templateVersion;
    final List<BacktestTrade> trades = new ArrayList<>();
    private final double[] unrealised;
    private double unrealisedTotal;
    private double cash;
    private double usedMargin;
    private double peak;
    private double maxDrawdown;
    private double fees;
    private double funding;
    private int openEntries;
    private int reservations;
    private double reservedMargin;
    private int lossStreak;
    private long lastLossTime;
    private final boolean keepTrades;
    private int tradeCount;
    private int winners;
    private double grossProfit;
    private double grossLoss;
    private double netSquares;
    private long barsHeld;
    private long day = Long.MIN_VALUE;
    private double dayStartEquity;
    private boolean killedToday;
    private boolean halted;

    Account(double cash, int symbols, String templateVersion, boolean keepTrades) {
        this.keepTrades = keepTrades;
        this.cash = cash;
        this.peak = cash;
        this.dayStartEquity = cash;
        this.unrealised = new double[symbols];
        this.templateVersion = templateVersion;
    }

    /**
     * A ledger that books one symbol's fills here.
     *
     * @param reversals whether the limits let in an entry that reverses a position, now that this is closed
     */
    Ledger ledger(Instrument instrument, int intervalMillis, Runnable onTrade, BooleanSupplier reversals) {
        return new Ledger() {
            @Override
            public void opened(Lot lot) {
                cash -= lot.entryFee;
                fees += lot.entryFee;
                usedMargin += lot.margin;
                openEntries++;
                reservations--;
                reservedMargin = reservations == 0 ? 0 : reservedMargin - lot.margin;
                onTrade.run();
            }

            @Override
            public boolean letsReverse() {
                return reversals.getAsBoolean();
            }

            @Override
            public void dropped(double margin) {
                reservations--;
                reservedMargin = reservations == 0 ? 0 : reservedMargin - margin;
            }

            @Override
            public void closed(Lot lot, int bar, long openTime, boolean inside, double reference, double price, double feeRate, String reason) {
                close(instrument, lot, bar, openTime + (inside ? intervalMillis - 1 : 0), reference, price, feeRate, reason);
                onTrade.run();
            }
        };
    }

    private void close(Instrument instrument, Lot lot, int bar, long time, double reference, double price, double feeRate, String reason) {
        double gross = instrument.profit(lot.side, lot.quantity, lot.entryPrice, price);
        double exitFee = instrument.notional(lot.quantity, price) * feeRate;
        cash += gross - exitFee;
        fees += exitFee;
        usedMargin -= lot.margin;
        openEntries--;
        double net = gross - lot.entryFee - exitFee - lot.funding;
        tradeCount++;
        netSquares += net * net;
        barsHeld += bar - lot.entryBar;
        if (keepTrades) {
            trades.add(trade(instrument, lot, bar, time, reference, price, gross, exitFee, net, reason));
        }
        if (net > 0) {
            winners++;
            grossProfit += net;
            lossStreak = 0;
        } else {
            grossLoss -= net;
            lossStreak++;
            lastLossTime = time;
        }
    }

    private BacktestTrade trade(Instrument instrument, Lot lot, int bar, long time, double reference, double price, double gross, double exitFee, double net,
                                String reason) {
        double risk = Double.isNaN(lot.exits.initialRisk()) ? Double.NaN
                : Math.abs(instrument.profit(lot.side, lot.quantity, lot.entryPrice, lot.entryPrice - lot.sign * lot.exits.initialRisk()));
        return new BacktestTrade(trades.size() + 1, instrument.symbol(), lot.side, lot.quantity, lot.leverage, lot.entryBar, lot.entryTime,
                lot.entryReference, lot.entryPrice, bar, time, reference, price, gross, lot.entryFee + exitFee, lot.funding, net, 100 * net / lot.margin, risk,
                lot.best, excursion(lot, lot.best), lot.bestTime, lot.worst, excursion(lot, lot.worst), lot.worstTime, bar - lot.entryBar, reason,
                lot.state, templateVersion);
    }

    TradeTally tally() {
        return new TradeTally(tradeCount, winners, grossProfit, grossLoss, netSquares, barsHeld);
    }

    boolean keepsTrades() {
        return keepTrades;
    }

    private static double excursion(Lot lot, double price) {
        return 100 * lot.sign * (price - lot.entryPrice) / lot.entryPrice;
    }

    /** An entry is decided that fills at the next open: what it needs is spoken for, so that another symbol does not take it at the same close. */
    void reserve(double margin) {
        reservations++;
        reservedMargin += margin;
    }

    void payFunding(Lot lot, double amount) {
        lot.funding += amount;
        cash -= amount;
        funding += amount;
    }

    /** Values a symbol's open entries at a price. */
    void mark(int symbol, Instrument instrument, Book book, double price) {
        double sum = 0;
        for (int i = 0; i < book.count(); i++) {
            Lot lot = book.lot(i);
            sum += instrument.profit(lot.side, lot.quantity, lot.entryPrice, price);
        }
        unrealised[symbol] = sum;
        unrealisedTotal = sum;
        if (unrealised.length > 1) {
            unrealisedTotal = 0;
            for (double u : unrealised) {
                unrealisedTotal += u;
            }
        }
    }

    double equity() {
        return cash + unrealisedTotal;
    }

    /** Money that stands behind one symbol's positions in cross mode. */
    double equityWithout(int symbol) {
        return equity() - unrealised[symbol];
    }

    /** Takes the equity at a close into peak and drawdown. */
    double settle() {
        double equity = equity();
        if (equity > peak) {
            peak = equity;
        } else if (peak - equity > maxDrawdown * peak) {
            maxDrawdown = 1 - equity / peak;
        }
        return equity;
    }

    /** Notes the equity with which a UTC day begins. Called with each bar that is looked at, before anything happens in it. */
    void newDay(long time) {
        long today = Math.floorDiv(time, DAY);
        if (today != day) {
            day = today;
            dayStartEquity = equity();
            killedToday = false;
        }
    }

    void killToday() {
        killedToday = true;
    }

    boolean killedToday() {
        return killedToday;
    }

    /** A limit that only a person lifts; nobody does in a backtest. */
    void halt() {
        halted = true;
    }

    boolean halted() {
        return halted;
    }

    double cash() {
        return cash;
    }

    double available() {
        return cash - usedMargin - reservedMargin;
    }

    double peak() {
        return peak;
    }

    double maxDrawdown() {
        return maxDrawdown;
    }

    double fees() {
        return fees;
    }

    double funding() {
        return funding;
    }

    /** Open, or decided and not yet filled. */
    int entries() {
        return openEntries + reservations;
    }

    int lossStreak() {
        return lossStreak;
    }

    void forgiveStreak() {
        lossStreak = 0;
    }

    long lastLossTime() {
        return lastLossTime;
    }

    double dayStartEquity() {
        return dayStartEquity;
    }

    static Side side(int sign) {
        return sign > 0 ? Side.LONG : Side.SHORT;
    }
}
