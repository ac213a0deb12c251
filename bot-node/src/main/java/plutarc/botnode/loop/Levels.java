package plutarc.botnode.loop;

import java.math.BigDecimal;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Trigger;

/** How a level of a position is put to a venue. Stateless. */
final class Levels {

    private Levels() {
    }

    /** A stop waits for the price to go against the position, a target for it to go its way; both watch the last price, as backtests do. */
    static Trigger trigger(Side side, OrderPurpose purpose, BigDecimal level) {
        boolean falls = (side == Side.LONG) == (purpose == OrderPurpose.STOP);
        return new Trigger(level, Trigger.PriceSource.LAST, falls ? Trigger.Direction.FALLS_TO : Trigger.Direction.RISES_TO);
    }
}
