package plutarc.strategy.graph;

/**
 * A stream of market data beside the candles, as a component asks for it.
 *
 * @param kind what is measured
 * @param depth order-book levels for BOOK_IMBALANCE, else 0
 * @param windowSeconds averaging window for BOOK_IMBALANCE and TRADE_DELTA, else 0
 */
public record InputKey(Kind kind, int depth, int windowSeconds) {
    /** What is measured, and in which unit. */
    public enum Kind {
        /** Funding rate as a share per eight hours (0.0001 is one basis point); positive means longs pay. */
        FUNDING_RATE,
        /** Open interest, in any one unit. */
        OPEN_INTEREST,
        /** (mark - index) / index as a share. */
        PREMIUM,
        /** (best ask - best bid) / mid, in basis points. */
        SPREAD_BPS,
        /** (bid size - ask size) / sum over the top levels, averaged over the window: -1 to 1. */
        BOOK_IMBALANCE,
        /** (taker buys - taker sells) / total over the window: -1 to 1. */
        TRADE_DELTA
    }

    public static InputKey of(Kind kind) {
        return new InputKey(kind, 0, 0);
    }
}
