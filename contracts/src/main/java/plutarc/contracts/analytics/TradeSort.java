package plutarc.contracts.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What trades can be ordered by. */
public enum TradeSort {
    CLOSED, OPENED, BOT, EXCHANGE, MONEY, SYMBOL, SIDE, SIZE, LEVERAGE, ENTRY, EXIT_PRICE, GROSS, FEES, FUNDING, NET, RETURN, R, MFE, MAE, HOLD, EXIT, TEMPLATE,
    ENTRY_SLIPPAGE, EXIT_SLIPPAGE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static TradeSort ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
