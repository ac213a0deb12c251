package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Instant;

/** A funding rate that was applied: longs pay shorts {@code rate} × position value where it is positive. */
public record FundingRate(String symbol, Instant at, BigDecimal rate) {
}
