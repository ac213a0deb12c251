package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is kept of a trade under way for its record only; nothing is decided by it. Immutable.
 *
 * @param equity        of the account when the entry was decided
 * @param score         of the decision; empty for orders by hand
 * @param threshold     that it had to reach
 * @param firstStop     the first stop in force
 * @param makerQuantity filled so far by adding liquidity
 */
public record TradeNotes(Optional<BigDecimal> equity, Optional<BigDecimal> score, Optional<BigDecimal> threshold, Optional<BigDecimal> firstStop,
                         BigDecimal makerQuantity) {

    static final TradeNotes NONE = new TradeNotes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), BigDecimal.ZERO);

    /** @param equity NaN while the wallet is not known */
    TradeNotes withEquity(double equity) {
        return new TradeNotes(finite(equity), score, threshold, firstStop, makerQuantity);
    }

    TradeNotes decided(double score, double threshold) {
        return new TradeNotes(equity, finite(score), finite(threshold), firstStop, makerQuantity);
    }

    TradeNotes stoppedAt(Optional<BigDecimal> stop) {
        return new TradeNotes(equity, score, threshold, stop, makerQuantity);
    }

    TradeNotes madeMarket(BigDecimal quantity) {
        return new TradeNotes(equity, score, threshold, firstStop, makerQuantity.add(quantity));
    }

    private static Optional<BigDecimal> finite(double value) {
        return Double.isFinite(value) ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
    }
}
