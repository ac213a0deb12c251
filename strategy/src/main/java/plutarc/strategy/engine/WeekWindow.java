package plutarc.strategy.engine;

import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalLong;
import plutarc.strategy.template.TradingSession;

/** The union of a template's trading sessions as one flag a minute of the week, UTC. Immutable. */
public final class WeekWindow {
    private static final int DAY = 1440;
    private static final int WEEK = 7 * DAY;
    /** 1970-01-01 was a Thursday: minutes from the Monday before to the epoch. */
    private static final int EPOCH_OFFSET = 3 * DAY;

    private final boolean[] open;

    private WeekWindow(boolean[] open) {
        this.open = open;
    }

    /** No enabled session means always open. */
    public static WeekWindow of(List<TradingSession> sessions) {
        List<TradingSession> active = sessions.stream().filter(TradingSession::enabled).toList();
        if (active.isEmpty()) {
            return new WeekWindow(null);
        }
        boolean[] open = new boolean[WEEK];
        for (TradingSession s : active) {
            for (DayOfWeek day : s.days()) {
                int start = (day.getValue() - 1) * DAY + s.startMinute();
                for (int m = 0; m < s.minutes(); m++) {
                    open[(start + m) % WEEK] = true;
                }
            }
        }
        return new WeekWindow(open);
    }

    public boolean alwaysOpen() {
        return open == null;
    }

    /** Whether an instant (epoch milliseconds) lies in a session; a session's end is outside. */
    public boolean isOpen(long time) {
        return open == null || open[(int) Math.floorMod(Math.floorDiv(time, 60_000L) + EPOCH_OFFSET, (long) WEEK)];
    }

    /** The next instant after {@code time} at which a session begins or the last one that runs ends; empty when it is always the same. Epoch milliseconds. */
    public OptionalLong nextChange(long time) {
        if (open == null) {
            return OptionalLong.empty();
        }
        long minute = Math.floorDiv(time, 60_000L);
        boolean now = isOpen(time);
        for (long next = minute + 1; next <= minute + WEEK; next++) {
            if (isOpen(next * 60_000L) != now) {
                return OptionalLong.of(next * 60_000L);
            }
        }
        return OptionalLong.empty();
    }
}
