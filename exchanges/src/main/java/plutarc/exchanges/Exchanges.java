package plutarc.exchanges;

import plutarc.contracts.exchangekey.Venue;
import plutarc.exchanges.bybit.BybitExchange;
import plutarc.exchanges.bybit.Dialect;

/** Chooses the adapter of a venue. */
public final class Exchanges {

    private Exchanges() {
    }

    /** The paper exchange speaks Bybit's protocol, so it takes Bybit's adapter. */
    public static ExchangeFactory factory(Venue venue) {
        return switch (venue) {
            case PAPER -> (settings, listener, clock, random, thread) -> new BybitExchange(Dialect.PAPER, settings, listener, clock, random, thread);
            case BYBIT -> (settings, listener, clock, random, thread) -> new BybitExchange(Dialect.BYBIT, settings, listener, clock, random, thread);
        };
    }
}
