package plutarc.paperexchange.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** The candle lengths that the venue offers. Weeks begin on Monday, all in UTC. */
public enum Interval {
    M1("1", 1), M3("3", 3), M5("5", 5), M15("15", 15), M30("30", 30), H1("60", 60), H2("120", 120), H4("240", 240), H6("360", 360),
    H12("720", 720), DAY("D", 1440), WEEK("W", 10080), MONTH("M", 0);

    private final String wire;
    private final long millis;

    Interval(String wire, int minutes) {
        this.wire = wire;
        this.millis = minutes * 60_000L;
    }

    /** The venue's spelling. */
    public String wire() {
        return wire;
    }

    /** The interval so spelled. */
    public static Optional<Interval> of(String wire) {
        return Arrays.stream(values()).filter(i -> i.wire.equals(wire)).findFirst();
    }

    /** When the candle began that holds this instant. */
    public long start(long time) {
        if (this == MONTH) {
            return date(time).withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        if (this == WEEK) {
            return date(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        return Math.floorDiv(time, millis) * millis;
    }

    /** When the candle that began at {@code start} ends: the instant at which the next one begins. */
    public long end(long start) {
        return this == MONTH ? date(start).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() : start + millis;
    }

    private static LocalDate date(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    }
}
