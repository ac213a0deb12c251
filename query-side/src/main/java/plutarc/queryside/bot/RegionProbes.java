package plutarc.queryside.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measures how far exchanges are from a region, now and again. Where nothing measures, the published table stands. */
@FunctionalInterface
public interface RegionProbes {

    RegionProbes NONE = List::of;

    /** The latest of each exchange, from the machine that this backend runs on. Does not wait. */
    List<Probe> fromThisMachine();

    /**
     * @param venue       the exchange's code
     * @param name        as people write it
     * @param roundTripMs of a cold HTTPS request; empty if it was not reached
     */
    record Probe(String venue, String name, Optional<Double> roundTripMs, Instant at) {
    }
}
