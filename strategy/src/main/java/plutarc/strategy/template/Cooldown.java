package plutarc.strategy.template;

import java.util.Locale;
import plutarc.strategy.market.Interval;

/** The least time between an entry or exit and the next entry on the same symbol. */
public record Cooldown(int amount, Unit unit) {
    public static final Cooldown NONE = new Cooldown(0, Unit.BARS);

    /** BARS are bars of the trigger interval. */
    public enum Unit {
        BARS, MINUTES;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public long millis(Interval trigger) {
        return switch (unit) {
            case BARS -> amount * trigger.millis();
            case MINUTES -> amount * 60_000L;
        };
    }
}
