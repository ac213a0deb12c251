package plutarc.exchanges;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes adapters, without connecting them. Implemented by each venue's package, chosen by {@code Exchanges.factory(venue)}. */
@FunctionalInterface
public interface ExchangeFactory {

    /**
     * @param clock  the machine's time, for signing and for measuring
     * @param random jitter of reconnects
     */
    Exchange open(ExchangeSettings settings, ExchangeListener listener, InstantSource clock, RandomGenerator random);
}
