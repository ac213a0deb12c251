package plutarc.strategy.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.SessionWindow;
import plutarc.strategy.template.TradingSession;

/**
 * When a template trades: the union of its enabled sessions, each in its own time zone. Immutable, thread-safe.
 *
 * <p>A session opens and closes at local times of day. A local time that a change to daylight saving skips stands for the moment of the
 * change; one that happens twice stands for the first time. So a session over such a change lasts an hour less or more than its times say.
 */
public final class TradingSchedule {
    /** Sessions repeat weekly, and a change to daylight saving can skip a gap once: what is open for three weeks on end never closes. */
    private static final int DAYS_BACK = 15;
    private static final int DAYS_AHEAD = 22;

    private final List<TradingSession> sessions;
    private final WeekWindow utc;
    private final List<TradingSession> zoned;

    private TradingSchedule(List<TradingSession> sessions) {
        this.sessions = sessions;
        this.zoned = sessions.stream().filter(session -> !session.isUtc()).toList();
        this.utc = WeekWindow.of(sessions.stream().filter(TradingSession::isUtc).toList());
    }

    /** No enabled session means always open. */
    public static TradingSchedule of(List<TradingSession> sessions) {
        return new TradingSchedule(sessions.stream().filter(TradingSession::enabled).toList());
    }

    /** Whether there is no session that could end. */
    public boolean withoutSessions() {
        return sessions.isEmpty();
    }

    /** Whether an instant (epoch milliseconds) lies in a session; a session's end is outside. */
    public boolean isOpen(long time) {
        if (sessions.isEmpty() || utc.isOpen(time)) {
            return true;
        }
        for (TradingSession session : zoned) {
            if (isOpen(session, time)) {
                return true;
            }
        }
        return false;
    }

    /** The window that {@code time} lies in, else the next one; empty where there is none because it never closes. */
    public Optional<SessionWindow> windowAt(Instant time) {
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
        LocalDate last = today.plusDays(DAYS_AHEAD);
        // Whatever the zone, all sessions that begin before this are among those looked at.
        Instant known = last.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return merged(today.minusDays(DAYS_BACK), last).stream().filter(window -> time.isBefore(window.closesAt())).findFirst()
                .filter(window -> window.closesAt().isBefore(known));
    }

    private List<SessionWindow> merged(LocalDate from, LocalDate to) {
        List<SessionWindow> all = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (TradingSession session : sessions) {
                if (session.days().contains(day.getDayOfWeek())) {
                    all.add(window(session, day));
                }
            }
        }
        all.removeIf(window -> !window.opensAt().isBefore(window.closesAt()));
        all.sort(Comparator.comparing(SessionWindow::opensAt));
        List<SessionWindow> merged = new ArrayList<>();
        for (SessionWindow next : all) {
            SessionWindow last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.opensAt().isAfter(last.closesAt())) {
                merged.add(next);
            } else if (next.closesAt().isAfter(last.closesAt())) {
                merged.set(merged.size() - 1, new SessionWindow(last.opensAt(), next.closesAt()));
            }
        }
        return merged;
    }

    private static boolean isOpen(TradingSession session, long time) {
        Instant at = Instant.ofEpochMilli(time);
        LocalDate day = LocalDate.ofInstant(at, session.zone());
        return isOpen(session, day, at) || isOpen(session, day.minusDays(1), at);
    }

    private static boolean isOpen(TradingSession session, LocalDate day, Instant at) {
        return session.days().contains(day.getDayOfWeek()) && window(session, day).contains(at);
    }

    /** The one that starts on this day of the session's zone. */
    private static SessionWindow window(TradingSession session, LocalDate day) {
        LocalDateTime start = at(day, session.startMinute());
        return new SessionWindow(instant(start, session.zone()), instant(start.plusMinutes(session.minutes()), session.zone()));
    }

    private static LocalDateTime at(LocalDate day, int minute) {
        return day.atTime(LocalTime.MIDNIGHT).plusMinutes(minute);
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        var transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap() ? transition.getInstant() : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
