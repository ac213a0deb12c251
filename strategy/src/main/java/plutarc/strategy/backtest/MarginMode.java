package plutarc.strategy.backtest;

/** Which money stands behind a position: its own margin, or the whole account. */
public enum MarginMode { ISOLATED, CROSS }
