package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.Side;

/**
 * A position as the venue holds it. The contract's {@code Position} is the bot's own record of a trade; this is what it is reconciled with.
 *
 * @param side             empty when flat
 * @param quantity         zero when flat
 * @param entryPrice       average; zero when flat
 * @param marginMode       empty where the venue does not say
 * @param liquidationPrice empty where there is none, as for a small cross position
 * @param unrealisedPnl    in the settlement currency, at the mark price
 * @param realisedPnl      of the current position since it was opened, where the venue keeps it
 */
public record VenuePosition(String symbol, Optional<Side> side, Quantity quantity, BigDecimal entryPrice, BigDecimal markPrice, BigDecimal leverage,
                            Optional<MarginMode> marginMode, Optional<BigDecimal> liquidationPrice, BigDecimal unrealisedPnl, BigDecimal realisedPnl,
                            Instant updatedAt) {

    public boolean isFlat() {
        return quantity.isZero();
    }
}
