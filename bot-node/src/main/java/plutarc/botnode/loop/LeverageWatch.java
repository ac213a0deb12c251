package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plutarc.exchanges.VenuePosition;

/**
 * Tells once when a position stands at the venue with more leverage than the limit: an entry is capped, what is held already is only reported. Of the loop's
 * thread alone.
 */
final class LeverageWatch {

    private final Desk desk;
    private final Set<String> told = new TreeSet<>();

    LeverageWatch(Desk desk) {
        this.desk = desk;
    }

    void check(List<VenuePosition> positions) {
        BigDecimal limit = desk.limits().maxLeverage();
        for (VenuePosition position : positions) {
            boolean above = !position.isFlat() && position.leverage().compareTo(limit) > 0;
            if (!above) {
                told.remove(position.symbol());
            } else if (told.add(position.symbol())) {
                desk.breached("maxLeverage", Optional.of(position.symbol()), RiskBook.Action.REPORT.code(), RiskBook.figures(limit, position.leverage().doubleValue(), "quantity",
                        position.quantity().value().doubleValue(), "entryPrice", position.entryPrice().doubleValue()));
            }
        }
    }
}
