package plutarc.strategy.metrics;

import plutarc.contracts.trading.Side;
import plutarc.strategy.backtest.BacktestTrade;

/** Trades with round figures, for tests by hand. */
final class Trades {

    static final long JANUARY = 1_640_995_200_000L;
    static final long HOUR = 3_600_000L;

    private Trades() {
    }

    /** A long of 1 at 100, closed after an hour with this net result and no fees; initial risk 10. */
    static BacktestTrade net(int number, double net) {
        return of(number, Side.LONG, JANUARY + number * 24 * HOUR, net, 0, Math.max(net, 0) + 5, -5);
    }

    static BacktestTrade of(int number, Side side, long entry, double net, double fees, double mfePct, double maePct) {
        double move = net + fees;
        double exit = side == Side.LONG ? 100 + move : 100 - move;
        return new BacktestTrade(number, "BTC", side, 1, 1, number, entry, 100, 100, number + 1, entry + HOUR, exit, exit, move, fees, 0, net, net, 10, 100 + mfePct, mfePct, entry,
                100 + maePct, maePct, entry, 60, net > 0 ? "take_profit" : "hard_stop", null, "v1");
    }
}
