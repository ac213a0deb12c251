package plutarc.exchanges.bybit;

import java.time.Duration;
import java.util.Optional;

/** Where a venue that speaks Bybit's protocol differs from Bybit. */
public enum Dialect {
    BYBIT(Optional.of(Duration.ofDays(7))),
    /** Its market has a time of its own, often years behind its clock, so it shows its executions without regard to when "now" is. */
    PAPER(Optional.empty());

    private final Optional<Duration> executionWindow;

    Dialect(Optional<Duration> executionWindow) {
        this.executionWindow = executionWindow;
    }

    /** How far back a request for executions looks that names no time; empty for all the way. */
    Optional<Duration> executionWindow() {
        return executionWindow;
    }
}
