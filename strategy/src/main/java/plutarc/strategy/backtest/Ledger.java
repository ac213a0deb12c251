package plutarc.strategy.backtest;

/** Who is told of a book's fills: the account, or the tally of a blocker's would-be trades. */
interface Ledger {
    void opened(Lot lot);

    /** @param inside filled inside the candle, not at its open */
    void closed(Lot lot, int bar, long openTime, boolean inside, double reference, double price, double feeRate, String reason);

    /** Whether an entry that reverses a position may still be opened, now that the position is closed. */
    default boolean letsReverse() {
        return true;
    }

    /** An entry that had been decided is not opened after all. */
    default void dropped(double margin) {
    }
}
