package plutarc.exchanges.bybit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import plutarc.exchanges.wire.LatencyWindow;

/** Measures from the last ping to the first answer. On the event loop only. */
final class PingMeter {

    private final InstantSource clock;
    private final LatencyWindow window;
    private Instant sent;

    PingMeter(InstantSource clock, LatencyWindow window) {
        this.clock = clock;
        this.window = window;
    }

    void sent() {
        sent = clock.instant();
    }

    void answered() {
        if (sent != null) {
            window.add(Duration.between(sent, clock.instant()));
            sent = null;
        }
    }

    void lost() {
        sent = null;
    }
}
