package plutarc.contracts.backtest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens to stops and targets inside a candle; {@code docs/backtesting.md} says what each means. */
public enum BacktestFill {
    CLOSE, INTRABAR, INTRABAR_AFTER_ENTRY, INTRABAR_STOP_FIRST;

    /** As on the command line, such as {@code intrabar-after-entry}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static BacktestFill ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
