package plutarc.strategy.backtest;

import plutarc.contracts.trading.Side;

/**
 * One completed entry and its exit. Prices in quote currency, amounts in the settlement currency, times in epoch milliseconds.
 *
 * @param number from 1, in the order of exits
 * @param quantity in the venue's order unit
 * @param entryBar position of the entry's candle in the symbol's candles
 * @param entryReference the close at which the entry was decided
 * @param entryPrice fill, with slippage
 * @param exitBar position of the exit's candle
 * @param exitReference the open or the level, before slippage
 * @param exitTime the candle's opening instant for a fill at the open, its last millisecond for a fill inside it
 * @param grossPnl before fees and funding
 * @param fees entry and exit
 * @param funding positive when paid
 * @param netPnl gross - fees - funding
 * @param returnPct net in percent of the margin (entry value / leverage)
 * @param initialRisk amount at risk from the entry to its first stop; NaN without a stop
 * @param mfePrice best price while open; the exit's candle counts only by its fill
 * @param mfePct from the entry, percent of it, never negative
 * @param mfeTime opening instant of that candle
 * @param maePct worst, never positive
 * @param barsHeld base candles from entry to exit, at least 1 when held over a close
 * @param exitReason the exit rule's component id, or {@code risk_limit} or {@code liquidation}
 * @param entryState every verdict at the entry
 * @param templateVersion the version, or the fingerprint, of the template that decided it
 */
public record BacktestTrade(int number, String symbol, Side side, double quantity, double leverage, int entryBar, long entryTime, double entryReference,
                            double entryPrice, int exitBar, long exitTime, double exitReference, double exitPrice, double grossPnl, double fees,
                            double funding, double netPnl, double returnPct, double initialRisk, double mfePrice, double mfePct, long mfeTime,
                            double maePrice, double maePct, long maeTime, int barsHeld, String exitReason, SignalState entryState,
                            String templateVersion) {

    /** Net result in multiples of the amount at risk; NaN without a stop. */
    public double rMultiple() {
        return netPnl / initialRisk;
    }

    public boolean winner() {
        return netPnl > 0;
    }

    /** How long it was held, milliseconds. */
    public long heldMillis() {
        return exitTime - entryTime;
    }
}
