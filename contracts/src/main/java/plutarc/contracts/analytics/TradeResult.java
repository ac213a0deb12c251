package plutarc.contracts.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a trade ended, by its net PnL: above, below or exactly zero. */
public enum TradeResult {
    WIN, LOSS, EVEN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static TradeResult ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static TradeResult of(double netPnl) {
        return netPnl > 0 ? WIN : netPnl < 0 ? LOSS : EVEN;
    }
}
