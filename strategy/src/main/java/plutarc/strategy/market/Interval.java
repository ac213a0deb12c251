package plutarc.strategy.market;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A candle interval. Candles of every interval are aligned to multiples of its length since the epoch (UTC). */
public enum Interval {
    M1("1m", 1), M3("3m", 3), M5("5m", 5), M15("15m", 15), M30("30m", 30), H1("1h", 60), H2("2h", 120), H4("4h", 240), D1("1d", 1440);

    private final String label;
    private final long millis;

    Interval(String label, long minutes) {
        this.label = label;
        this.millis = minutes * 60_000L;
    }

    /** The name on the wire and on screen, such as {@code 15m}. */
    public String label() {
        return label;
    }

    /** Length in milliseconds. */
    public long millis() {
        return millis;
    }

    /** Whether candles of this interval can be built from candles of {@code finer}: equal, or a whole multiple. */
    public boolean buildsFrom(Interval finer) {
        return millis % finer.millis == 0;
    }

    /** The opening instant of the candle that holds {@code time} (epoch milliseconds). */
    public long openOf(long time) {
        return time - Math.floorMod(time, millis);
    }

    /** The interval called {@code label}, or empty. */
    public static Optional<Interval> find(String label) {
        return Arrays.stream(values()).filter(i -> i.label.equals(label)).findFirst();
    }

    /** The interval whose length is exactly {@code millis}, or empty. */
    public static Optional<Interval> ofMillis(long millis) {
        return Arrays.stream(values()).filter(i -> i.millis == millis).findFirst();
    }

    /** The interval called {@code label}; throws IllegalArgumentException naming the allowed ones. */
    public static Interval parse(String label) {
        return find(label).orElseThrow(() -> new IllegalArgumentException("interval '" + label + "': allowed are " + labels()));
    }

    /** All labels, finest first, separated by blanks. */
    public static String labels() {
        return Arrays.stream(values()).map(Interval::label).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return label;
    }
}
