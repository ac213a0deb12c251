package plutarc.strategy.exit;

/** An exit rule judged at the close of a candle and executed at once: the next open in a backtest, the market live. */
sealed interface CloseRule {

    /** ATR over its average has expanded or collapsed. {@code ratio} is the position's figure slot. */
    record Volatility(int ratio, double expansion, double collapse) implements CloseRule { }

    /** Held for so many trigger bars; {@code onlyBelowPct} is +infinity when the profit does not matter. */
    record Time(int maxBars, double onlyBelowPct) implements CloseRule { }

    /** The combined decision points the other way. {@code threshold} NaN: the template's own decision counts. */
    record Flip(double threshold, int minHoldBars, boolean reverse) implements CloseRule { }
}
