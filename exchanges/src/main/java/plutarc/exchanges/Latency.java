package plutarc.exchanges;

import java.time.Duration;

/**
 * Round trips to the venue, over the last measurements of each kind.
 *
 * @param stream      ping to pong on a WebSocket
 * @param streamOrder order request to acknowledgement over WebSocket
 * @param restOrder   order request to acknowledgement over HTTP
 */
public record Latency(Percentiles stream, Percentiles streamOrder, Percentiles restOrder) {

    /** @param samples how many it rests on; all durations are zero when none */
    public record Percentiles(int samples, Duration p50, Duration p95, Duration p99, Duration max) {
    }
}
