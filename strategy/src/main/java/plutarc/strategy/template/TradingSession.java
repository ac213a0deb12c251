package plutarc.strategy.template;

import java.time.DayOfWeek;
import java.util.Set;

/**
 * A window, in UTC, in which entries are allowed. Where {@code end <= start} it runs over midnight into the next day.
 *
 * @param days the days on which it starts
 * @param startMinute minute of the day, 0 to 1439
 * @param endMinute minute of the day, exclusive, 0 to 1440
 */
public record TradingSession(String label, Set<DayOfWeek> days, int startMinute, int endMinute, boolean enabled) {
    public TradingSession {
        days = Set.copyOf(days);
    }

    /** Length in minutes; a window from a minute to itself lasts a day. */
    public int minutes() {
        return endMinute > startMinute ? endMinute - startMinute : endMinute + 1440 - startMinute;
    }
}
