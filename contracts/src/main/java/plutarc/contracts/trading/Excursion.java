package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How far the market went for (MFE) or against (MAE) a position.
 *
 * @param price the extreme price
 * @param pct   percent of the entry price: not negative for MFE, not positive for MAE
 * @param at    when
 */
public record Excursion(BigDecimal price, BigDecimal pct, Instant at) {
}
