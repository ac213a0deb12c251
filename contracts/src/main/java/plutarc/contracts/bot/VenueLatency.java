package plutarc.contracts.bot;

import java.util.Optional;

/**
 * Round trips of a bot's open connections to its venue, over the last 1,024 of each kind.
 *
 * @param stream      ping to pong on a WebSocket
 * @param streamOrder order request to acknowledgement over WebSocket
 * @param restOrder   order request to acknowledgement over HTTP
 */
public record VenueLatency(Optional<Percentiles> stream, Optional<Percentiles> streamOrder, Optional<Percentiles> restOrder) {

    /** @param samples how many it rests on, at least 1; the others in milliseconds */
    public record Percentiles(int samples, double p50, double p95, double p99) {
    }
}
