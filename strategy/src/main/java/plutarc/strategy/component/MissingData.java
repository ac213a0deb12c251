package plutarc.strategy.component;

/** What a filter, gate or guard does when the market data it reads is not there. */
public enum MissingData {
    /** Neutral: passes. The backtester's choice, since candles carry no book; the result says so. */
    PASS,
    /** Blocks. The live bot's choice: what cannot be checked is not traded. */
    BLOCK
}
