package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest that is known of one order.
 *
 * @param clientOrderId derived from the decision that caused it; at most 32 alphanumerics
 * @param venueOrderId  empty until the venue has named it
 * @param purpose       {@code entry, exit, stop, take_profit, close}
 * @param status        {@code sent, unknown, accepted, partially_filled, filled, cancelled, rejected}; {@code unknown} is resolved by query
 * @param averagePrice  empty while nothing is filled
 * @param detail        the venue's own code and words where it refused
 */
public record OrderReport(String clientOrderId, Optional<String> venueOrderId, String symbol, String purpose, boolean buy, String type,
                          BigDecimal quantity, Optional<BigDecimal> price, BigDecimal filled, Optional<BigDecimal> averagePrice,
                          String status, Instant at, Optional<String> detail) {
}
