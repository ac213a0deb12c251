package plutarc.exchanges.bybit;

import java.time.Duration;
import java.util.Optional;

/** Where a venue that speaks Bybit's protocol differs from Bybit. */
public enum Dialect {
    BYBIT(Optional.of(Duration.ofDays(7)), 10),
    /** Its market has a time of its own, often years behind its clock, so it shows its executions without regard to when "now" is. */
    PAPER(Optional.empty(), 100);

    private final Optional<Duration> executionWindow;
    private final int ordersPerSecond;

    Dialect(Optional<Duration> executionWindow, int ordersPerSecond) {
        this.executionWindow = executionWindow;
        this.ordersPerSecond = ordersPerSecond;
    }

    /** How far back a request for executions looks that names no time; empty for all the way. */
    Optional<Duration> executionWindow() {
        return executionWindow;
    }

    /** What to keep to until the venue has said what it allows. */
    int ordersPerSecond() {
        return ordersPerSecond;
    }
}
