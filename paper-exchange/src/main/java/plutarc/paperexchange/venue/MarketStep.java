package plutarc.paperexchange.venue;

import java.math.BigDecimal;

/**
 * One movement of the market, the same for every contract of the venue.
 *
 * @param index       counts steps from the first one ever played, without gaps
 * @param time        market time, milliseconds
 * @param price       where the market trades after the step
 * @param volume      traded on the way, in base units
 * @param fundingRate rate that falls due with this step; null for none
 */
public record MarketStep(long index, Kind kind, long time, BigDecimal price, BigDecimal volume, BigDecimal fundingRate) {

    /** How the price gets there. */
    public enum Kind {
        /** First trade of a minute: the price jumps, whatever lay between was never traded. */
        OPEN,
        /** The price travels through everything between. */
        MOVE,
        /** As MOVE, and the minute ends. */
        CLOSE
    }
}
