package plutarc.exchanges;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A change of a resting order; what is empty stays.
 *
 * @param quantity the order's new total quantity, filled part included
 */
public record AmendRequest(ClientOrderId clientOrderId, String symbol, Optional<Quantity> quantity, Optional<BigDecimal> limitPrice,
                           Optional<BigDecimal> triggerPrice) {

    /** @throws IllegalArgumentException if nothing is changed */
    public AmendRequest {
        if (quantity.isEmpty() && limitPrice.isEmpty() && triggerPrice.isEmpty()) {
            throw new IllegalArgumentException("amend of " + clientOrderId + " changes nothing; name quantity, limitPrice or triggerPrice");
        }
    }
}
