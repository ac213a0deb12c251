package plutarc.strategy.backtest;

import java.math.BigDecimal;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.risk.RiskSnapshot;

/** The bot's risk limits over a backtest's account: what blocks an entry, and what closes a position. */
final class RiskDesk {
    private final RiskLimits limits;
    private final Account account;
    private final Instrument instrument;
    private final double lossPerTrade;
    private final double dailyLoss;
    private final double protection;

    RiskDesk(RiskLimits limits, Account account, Instrument instrument) {
        this.limits = limits;
        this.account = account;
        this.instrument = instrument;
        this.lossPerTrade = share(limits.maxLossPerTradePct());
        this.dailyLoss = share(limits.dailyLossLimitPct());
        this.protection = share(limits.equityProtectionDrawdownPct());
    }

    double leverage(double wanted) {
        return RiskCheck.cappedLeverage(limits, wanted, instrument.maxLeverage());
    }

    boolean blocks(long now, int entriesOnAsset, int leaving) {
        boolean pauseOver = limits.consecutiveLossPauseMinutes() > 0
                && now >= account.lastLossTime() + limits.consecutiveLossPauseMinutes() * 60_000L;
        if (pauseOver && limits.consecutiveLossLimit().filter(n -> account.lossStreak() >= n).isPresent()) {
            account.forgiveStreak();
        }
        RiskSnapshot snapshot = new RiskSnapshot(now, entriesOnAsset, account.entries() - leaving, account.equity(), account.dayStartEquity(), account.peak(),
                account.lossStreak(), account.lastLossTime(), account.killedToday(), 0, account.halted());
        return !RiskCheck.breaches(limits, snapshot).isEmpty();
    }

    /** At a close with positions open: marks those that must go. */
    void atClose(Book book, double close) {
        double equity = account.equity();
        for (int i = 0; i < book.count(); i++) {
            Lot lot = book.lot(i);
            double loss = lot.entryFee + instrument.notional(lot.quantity, close) * instrument.takerFee()
                    - instrument.profit(lot.side, lot.quantity, lot.entryPrice, close);
            if (lot.due == null && loss >= equity * lossPerTrade) {
                book.leave(lot, "risk_limit");
            }
        }
        if (account.dayStartEquity() - equity >= account.dayStartEquity() * dailyLoss) {
            account.killToday();
            if (limits.dailyLossCloseAll()) {
                closeAll(book);
            }
        }
        if (account.peak() - equity >= account.peak() * protection) {
            account.halt();
        }
        if (account.halted()) {
            closeAll(book);
        }
    }

    /** The limit as a share, +infinity when it is off. */
    private static double share(Optional<BigDecimal> percent) {
        return percent.map(p -> p.doubleValue() / 100).orElse(Double.POSITIVE_INFINITY);
    }

    private static void closeAll(Book book) {
        for (int i = 0; i < book.count(); i++) {
            if (book.lot(i).due == null) {
                book.leave(book.lot(i), "risk_limit");
            }
        }
    }
}
