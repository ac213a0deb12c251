package plutarc.paperexchange.market;

import java.math.BigDecimal;

/**
 * A candle of any interval, perhaps still growing.
 *
 * @param start    opening instant, milliseconds
 * @param end      instant at which the next one begins
 * @param volume   base units
 * @param turnover quote units
 */
public record Kline(long start, long end, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume, BigDecimal turnover) {

    static Kline of(Interval interval, Candle minute) {
        long start = interval.start(minute.openTime());
        return new Kline(start, interval.end(start), minute.open(), minute.high(), minute.low(), minute.close(), minute.volume(), worth(minute));
    }

    Kline with(Candle minute) {
        return new Kline(start, end, open, high.max(minute.high()), low.min(minute.low()), minute.close(), volume.add(minute.volume()),
                turnover.add(worth(minute)));
    }

    private static BigDecimal worth(Candle minute) {
        return minute.volume().multiply(minute.close());
    }
}
