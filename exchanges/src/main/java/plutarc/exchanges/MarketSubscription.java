package plutarc.exchanges;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which market data of one symbol to deliver.
 *
 * @param candles by interval, the opening time of the last candle that the caller already has: every later closed one is delivered, those
 *                that history already holds first (as late). Intervals are {@link Capabilities#nativeIntervals}; coarser ones are the caller's to aggregate
 * @param feeds   what else
 */
public record MarketSubscription(String symbol, Map<Duration, Instant> candles, Set<Feed> feeds) {

    public MarketSubscription {
        candles = Map.copyOf(candles);
        feeds = Set.copyOf(feeds);
    }

    /** Market data besides candles. */
    public enum Feed {
        TICKER, TRADES, BOOK
    }
}
