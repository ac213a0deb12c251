package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.List;

/**
 * How this venue's markets behave; fixed for the life of its data folder.
 *
 * @param halfSpreadTicks distance of the best bid and of the best ask from the last price; 0 fills market orders exactly at it
 * @param depth           base units standing at each of the {@link #LEVELS} price levels of either side, renewed with every step
 */
public record VenueRules(List<Instrument> instruments, int halfSpreadTicks, BigDecimal depth) {

    /** Levels of the synthetic book on either side. */
    public static final int LEVELS = 50;
    /** Open active orders that an account may have in one contract. */
    public static final int MAX_ACTIVE = 500;
    /** Conditional orders that an account may have in one contract, levels attached to the position not counted. */
    public static final int MAX_CONDITIONAL = 10;
    /** How far beyond the mark price a limit order may reach, as a fraction. */
    public static final BigDecimal PRICE_LIMIT = new BigDecimal("0.02");
}
