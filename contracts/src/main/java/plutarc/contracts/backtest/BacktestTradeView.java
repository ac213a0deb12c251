package plutarc.contracts.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;

/**
 * One completed entry and its exit. Prices in quote currency, amounts in the settlement currency.
 *
 * @param number      from 1, in the order of exits
 * @param exitTime    the candle's opening instant for a fill at the open, its last millisecond for a fill inside it
 * @param returnPct   net in percent of the margin
 * @param rMultiple   net in multiples of the amount at risk; empty without a stop
 * @param mfePct      best move while open, percent of the entry
 * @param maePct      worst, never positive
 * @param signalState every verdict at the entry; empty in lists, which leave it out
 */
public record BacktestTradeView(int number, String symbol, Side side, double quantity, double leverage, Instant entryTime, double entryReference, double entryPrice,
                                Instant exitTime, double exitReference, double exitPrice, double grossPnl, double fees, double funding, double netPnl, double returnPct,
                                Optional<Double> rMultiple, double mfePct, double maePct, int barsHeld, String exitReason, double score, List<Verdict> signalState) {

    /** Without what only a single trade's page shows. */
    public BacktestTradeView brief() {
        return new BacktestTradeView(number, symbol, side, quantity, leverage, entryTime, entryReference, entryPrice, exitTime, exitReference, exitPrice, grossPnl, fees, funding,
                netPnl, returnPct, rMultiple, mfePct, maePct, barsHeld, exitReason, score, List.of());
    }
}
