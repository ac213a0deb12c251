package plutarc.exchanges;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes adapters, without connecting them. Implemented by each venue's package, chosen by {@code Exchanges.factory(venue)}. */
@FunctionalInterface
public interface ExchangeFactory {

    /**
     * @param clock  the machine's time, for signing and for measuring
     * @param random jitter of reconnects
     * @param thread on which everything is done; this handle to it is closed with the adapter
     */
    Exchange open(ExchangeSettings settings, ExchangeListener listener, InstantSource clock, RandomGenerator random, VenueThread thread);

    /** The same with a thread of its own. */
    default Exchange open(ExchangeSettings settings, ExchangeListener listener, InstantSource clock, RandomGenerator random) {
        return open(settings, listener, clock, random, VenueThread.start("venue"));
    }
}
