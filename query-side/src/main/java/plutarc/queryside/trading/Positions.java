package plutarc.queryside.trading;

import java.math.BigDecimal;
import java.util.Optional;
import plutarc.contracts.trading.Position;

/** Changes of positions. Stateless. */
final class Positions {

    private Positions() {
    }

    static Position withStops(Position p, Optional<BigDecimal> stop, Optional<BigDecimal> takeProfit) {
        return new Position(p.tradeId(), p.symbol(), p.side(), p.quantity(), p.leverage(), p.entryPrice(), p.entryTime(), p.markPrice(),
                p.unrealisedPnl(), stop, takeProfit, p.liquidationPrice());
    }
}
