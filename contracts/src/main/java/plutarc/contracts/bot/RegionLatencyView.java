package plutarc.contracts.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place where bots can run, and how far exchanges are from it.
 *
 * @param deployable whether this installation can run bots there
 * @param note       what is to be known about it; empty text where nothing is
 * @param source     where the figures come from
 * @param probes     one an exchange
 */
public record RegionLatencyView(RegionId region, String label, String provider, boolean deployable, String note, String source, List<ProbeView> probes) {

    /**
     * @param venue       the exchange's code, such as {@code bybit}
     * @param name        as people write it
     * @param served      whether the exchange serves bots in the region; it takes no key of its otherwise
     * @param roundTripMs of a cold HTTPS request; empty where not served, not measured or not reached
     * @param measuredAt  when this backend last tried; empty for a figure of the table
     */
    public record ProbeView(String venue, String name, boolean served, Optional<Double> roundTripMs, Optional<Instant> measuredAt) {
    }
}
