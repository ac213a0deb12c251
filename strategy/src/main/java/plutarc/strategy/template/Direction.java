package plutarc.strategy.template;

import java.util.Locale;
import plutarc.contracts.trading.Side;

/** The sides a template may enter. */
public enum Direction {
    BOTH, LONG, SHORT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean allows(Side side) {
        return this == BOTH || (this == LONG) == (side == Side.LONG);
    }
}
