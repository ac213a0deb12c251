package plutarc.contracts.candles;

import java.time.Instant;

/**
 * What a set of candles covers.
 *
 * @param interval length of a candle, such as {@code 1m} or {@code 4h}
 * @param from     opening instant of the first candle
 * @param to       closing instant of the last candle
 * @param candles  how many there are
 * @param missing  how many are missing between the first and the last
 */
public record CandleSpan(String interval, Instant from, Instant to, long candles, long missing) {
}
