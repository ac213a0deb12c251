package plutarc.strategy.backtest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens to stops and targets inside a candle, of which only open, high, low and close are known. Common to all: decisions fall at the close and
 * fill at the next open, with slippage; levels that trail move at closes; a stop comes before a target when one candle holds both.
 */
public enum FillConvention {
    /** Stops and targets are judged on closes and fill at the next open. */
    CLOSE(false, false, false),
    /** The default. Stops and targets are live inside the candle from the entry's own candle on; a gap through the level fills at the open; an exit already due at the open comes first. */
    INTRABAR(true, true, false),
    /** As INTRABAR, but not on the entry's own candle. */
    INTRABAR_AFTER_ENTRY(true, false, false),
    /** As INTRABAR_AFTER_ENTRY, and the stop is judged before an exit already due at the open, which then fills at the level instead. */
    INTRABAR_STOP_FIRST(true, false, true);

    private final boolean insideBar;
    private final boolean onEntryBar;
    private final boolean stopBeforeDueExit;

    FillConvention(boolean insideBar, boolean onEntryBar, boolean stopBeforeDueExit) {
        this.insideBar = insideBar;
        this.onEntryBar = onEntryBar;
        this.stopBeforeDueExit = stopBeforeDueExit;
    }

    /** The name on the command line and on reports, such as {@code intrabar-after-entry}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FillConvention> find(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }

    /** Whether stops and targets are judged on highs and lows. */
    public boolean insideBar() {
        return insideBar;
    }

    /** Whether they are live on the candle at whose open the entry filled. */
    public boolean onEntryBar() {
        return onEntryBar;
    }

    /** Whether a stop touched in the candle beats an exit due at its open. */
    public boolean stopBeforeDueExit() {
        return stopBeforeDueExit;
    }
}
