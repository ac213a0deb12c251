package plutarc.strategy.component;

import java.util.Locale;

/** The shelf of the catalog on which a component stands. */
public enum Category {
    TREND, MOMENTUM, MEAN_REVERSION, VOLATILITY, VOLUME, DERIVATIVES, REGIME, ENTRY_GUARD, EXIT, CUSTOM;

    /** The name in JSON, such as {@code mean_reversion}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
