package plutarc.strategy.session;

import java.time.DayOfWeek;
import java.util.List;
import plutarc.strategy.template.TradingSession;

/** The union of sessions in UTC as one flag a minute of the week: what a backtest asks at every bar. Immutable. */
final class WeekWindow {
    private static final int DAY = 1440;
    private static final int WEEK = 7 * DAY;
    /** 1970-01-01 was a Thursday: minutes from the Monday before to the epoch. */
    private static final int EPOCH_OFFSET = 3 * DAY;

    private final boolean[] open;

    private WeekWindow(boolean[] open) {
        this.open = open;
    }

    /** Without a session, never open. */
    static WeekWindow of(List<TradingSession> sessions) {
        boolean[] open = new boolean[WEEK];
        for (TradingSession s : sessions) {
            for (DayOfWeek day : s.days()) {
                int start = (day.getValue() - 1) * DAY + s.startMinute();
                for (int m = 0; m < s.minutes(); m++) {
                    open[(start + m) % WEEK] = true;
                }
            }
        }
        return new WeekWindow(open);
    }

    /** Whether an instant (epoch milliseconds) lies in a session; a session's end is outside. */
    boolean isOpen(long time) {
        return open[(int) Math.floorMod(Math.floorDiv(time, 60_000L) + EPOCH_OFFSET, (long) WEEK)];
    }
}
