package plutarc.botnode.loop;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import plutarc.exchanges.ExchangeEvent.TickerChanged;
import plutarc.exchanges.MarketSubscription;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.graph.InputKey;

/** Hands an engine the figures beside candles that its template reads, in the engine's units. Stateless. */
final class MarketInputs {

    private static final double FUNDING_HOURS = 8;

    private MarketInputs() {
    }

    /** What the venue's ticker tells; a figure that it does not tell is taken away. */
    static void give(SymbolEngine engine, Set<InputKey> wanted, TickerChanged ticker, Duration fundingInterval) {
        for (InputKey key : wanted) {
            switch (key.kind()) {
                case FUNDING_RATE -> engine.set(key, ticker.fundingRate() * FUNDING_HOURS / (fundingInterval.toMinutes() / 60.0));
                case OPEN_INTEREST -> engine.set(key, ticker.openInterest());
                case PREMIUM -> engine.set(key, (ticker.mark() - ticker.index()) / ticker.index());
                case SPREAD_BPS -> engine.set(key, 20_000 * (ticker.ask() - ticker.bid()) / (ticker.ask() + ticker.bid()));
                case BOOK_IMBALANCE, TRADE_DELTA -> { } // from book and trades, by FlowInputs
            }
        }
    }

    /** What of the market, beside candles, these inputs are fed from. */
    static Set<MarketSubscription.Feed> feeds(Set<InputKey> wanted) {
        Set<MarketSubscription.Feed> feeds = EnumSet.of(MarketSubscription.Feed.TICKER);
        for (InputKey key : wanted) {
            switch (key.kind()) {
                case BOOK_IMBALANCE -> feeds.add(MarketSubscription.Feed.BOOK);
                case TRADE_DELTA -> feeds.add(MarketSubscription.Feed.TRADES);
                case FUNDING_RATE, OPEN_INTEREST, PREMIUM, SPREAD_BPS -> { }
            }
        }
        return feeds;
    }
}
