package plutarc.contracts.candles;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.Venue;

/**
 * History that is being read from a venue.
 *
 * @param candleSetId what the set will be called by
 * @param done        of {@code total} candles
 * @param etaMillis   how long it will go on at this pace; empty before there is a pace
 * @param failure     one sentence, where it came to nothing
 */
public record CandleFetchView(CandleSetId candleSetId, String name, Venue venue, String symbol, String interval, Instant from, Instant to, long done, long total,
                              Optional<Long> etaMillis, Optional<String> failure) {
}
