package plutarc.strategy.template;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A window in which entries are allowed. Where {@code end <= start} it runs over midnight into the next day.
 *
 * @param days the days on which it starts, in its zone
 * @param startMinute minute of the day, 0 to 1439
 * @param endMinute minute of the day, exclusive, 0 to 1440
 * @param zone in which days and minutes are meant; UTC unless the template names another
 */
public record TradingSession(String label, Set<DayOfWeek> days, int startMinute, int endMinute, boolean enabled, ZoneId zone) {
    public TradingSession {
        days = Set.copyOf(days);
    }

    /** In UTC. */
    public TradingSession(String label, Set<DayOfWeek> days, int startMinute, int endMinute, boolean enabled) {
        this(label, days, startMinute, endMinute, enabled, ZoneOffset.UTC);
    }

    public boolean isUtc() {
        return zone.equals(ZoneOffset.UTC);
    }

    /** Length in minutes of the local day; a window from a minute to itself lasts a day. */
    public int minutes() {
        return endMinute > startMinute ? endMinute - startMinute : endMinute + 1440 - startMinute;
    }
}
