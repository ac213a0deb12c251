package plutarc.contracts.backtest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a backtest is in its life. Only a running one changes again. */
public enum BacktestState {
    RUNNING, COMPLETED, FAILED, CANCELLED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static BacktestState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
