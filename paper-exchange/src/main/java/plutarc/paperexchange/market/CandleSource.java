package plutarc.paperexchange.market;

import java.util.Optional;

/** Minutes in order of time, always the same ones for the same construction. Not thread-safe. */
public interface CandleSource {

    /** The next minute; empty when there are no more, for good. */
    Optional<Candle> next();
}
