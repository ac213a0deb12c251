package plutarc.paperexchange.market;

import java.math.BigDecimal;

/**
 * One minute of a market. Immutable.
 *
 * @param openTime milliseconds, a whole minute
 * @param volume   traded, in base units
 */
public record Candle(long openTime, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {
    /** Length of a candle in milliseconds. */
    public static final long MINUTE = 60_000;

    /**
     * Checks that prices are positive and inside the range, the volume not negative and the time a whole minute.
     *
     * @throws IllegalArgumentException naming the field and the value
     */
    public Candle {
        if (openTime < 0 || openTime % MINUTE != 0) {
            throw unlike("open time", openTime, "a whole minute");
        }
        if (low.signum() <= 0) {
            throw unlike("low", low, "above 0");
        }
        if (high.compareTo(low) < 0) {
            throw unlike("high", high, "at least the low " + low);
        }
        if (open.compareTo(low) < 0 || open.compareTo(high) > 0) {
            throw unlike("open", open, "between low " + low + " and high " + high);
        }
        if (close.compareTo(low) < 0 || close.compareTo(high) > 0) {
            throw unlike("close", close, "between low " + low + " and high " + high);
        }
        if (volume.signum() < 0) {
            throw unlike("volume", volume, "0 or more");
        }
    }

    private static IllegalArgumentException unlike(String field, Object value, String allowed) {
        return new IllegalArgumentException(field + " is " + value + ", allowed is " + allowed);
    }

    Candle at(long time) {
        return new Candle(time, open, high, low, close, volume);
    }

    /** Whether the minute ended higher than it began, or where it began. */
    public boolean up() {
        return close.compareTo(open) >= 0;
    }
}
