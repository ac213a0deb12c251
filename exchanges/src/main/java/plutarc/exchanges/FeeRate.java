package plutarc.exchanges;

import java.math.BigDecimal;

/** Fractions of the notional (0.00055 is 0.055 %); a negative one is a rebate. */
public record FeeRate(String symbol, BigDecimal maker, BigDecimal taker) {
}
