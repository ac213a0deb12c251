package plutarc.strategy.component;

import java.util.Locale;

/** Market data a component reads. Everything but candles may be missing; the engine's settings say what a missing value does. */
public enum DataNeed {
    CANDLES, FUNDING, OPEN_INTEREST, PREMIUM, BOOK, TRADES;

    /** The name in JSON, such as {@code open_interest}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
