package plutarc.exchanges;

import java.time.Instant;

/**
 * A closed candle.
 *
 * @param openTime start of its interval, for every venue: those that stamp the end are translated
 * @param volume   in base currency (for inverse contracts as the venue counts: quote)
 * @param turnover the other currency's side of the volume; NaN where the venue has none
 */
public record Candle(Instant openTime, double open, double high, double low, double close, double volume, double turnover) {
}
