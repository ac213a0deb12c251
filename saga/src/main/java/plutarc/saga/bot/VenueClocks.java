package plutarc.saga.bot;

import java.util.Optional;
import plutarc.contracts.bot.VenueTime;
import plutarc.contracts.exchangekey.Venue;

/** What time it is at each venue: sessions are judged by the clock that the candles carry. Implemented by the platform. Thread-safe. */
@FunctionalInterface
public interface VenueClocks {

    /**
     * @param venue empty for a bot without a key, which goes by the wall clock
     * @throws RuntimeException if the venue cannot be asked now
     */
    VenueTime at(Optional<Venue> venue);
}
