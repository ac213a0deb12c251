package plutarc.strategy.session;

import static java.time.DayOfWeek.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.bot.SessionWindow;
import plutarc.strategy.template.TradingSession;

class TradingScheduleTest {
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(MONDAY, FRIDAY);
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Monday to Friday London hours in UTC, and a Friday night that runs into Saturday. */
    private final TradingSchedule utc = TradingSchedule.of(List.of(new TradingSession("London", WEEKDAYS, 7 * 60, 16 * 60, true),
            new TradingSession("Friday night", Set.of(FRIDAY), 22 * 60, 2 * 60, true), new TradingSession("off", Set.of(SUNDAY), 0, 1440, false)));

    @ParameterizedTest
    @CsvSource({"2024-01-01T06:59:59Z, false", "2024-01-01T07:00:00Z, true", "2024-01-01T15:59:59.999Z, true", "2024-01-01T16:00:00Z, false",
        "2024-01-05T21:59:00Z, false", "2024-01-05T22:00:00Z, true", "2024-01-06T01:59:00Z, true", "2024-01-06T02:00:00Z, false", "2024-01-07T12:00:00Z, false",
        "1969-12-31T08:00:00Z, true", "1969-12-28T08:00:00Z, false"})
    void isOpenInsideAnyEnabledSession(String time, boolean open) {
        assertThat(utc.isOpen(at(time))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01T00:00:00Z, 2024-01-01T07:00:00Z, 2024-01-01T16:00:00Z", "2024-01-01T07:00:00Z, 2024-01-01T07:00:00Z, 2024-01-01T16:00:00Z",
        "2024-01-05T23:30:10Z, 2024-01-05T22:00:00Z, 2024-01-06T02:00:00Z", "2024-01-06T02:00:00Z, 2024-01-08T07:00:00Z, 2024-01-08T16:00:00Z"})
    void knowsTheWindowThatRunsOrComesNext(String time, String opens, String closes) {
        assertThat(utc.windowAt(Instant.parse(time))).contains(window(opens, closes));
    }

    @Test
    void withoutAnEnabledSessionItIsAlwaysOpenAndHasNoWindow() {
        var always = TradingSchedule.of(List.of(new TradingSession("off", Set.of(SUNDAY), 0, 1440, false)));
        assertThat(always.withoutSessions()).isTrue();
        assertThat(always.isOpen(at("2024-01-07T12:00:00Z"))).isTrue();
        assertThat(always.windowAt(Instant.parse("2024-01-07T12:00:00Z"))).isEmpty();
    }

    @Test
    void sessionsThatTogetherNeverCloseHaveNoWindow() {
        var roundTheClock = schedule(daily(0, 720, ZoneOffset.UTC), daily(720, 1440, ZoneOffset.UTC));
        assertThat(roundTheClock.windowAt(Instant.parse("2024-01-07T12:00:00Z"))).isEmpty();
        assertThat(schedule(daily(0, 1440, NEW_YORK)).windowAt(Instant.parse("2024-03-10T12:00:00Z"))).isEmpty();
    }

    @Test
    void sessionsThatNeverCloseHaveNoWindowBesideOneOfAnotherZoneEither() {
        var more = schedule(daily(0, 1, ZoneOffset.UTC), daily(1, 0, ZoneOffset.UTC), new TradingSession("s", Set.of(WEDNESDAY), 0, 1, true, ZoneId.of("Asia/Kolkata")));
        for (int day = 0; day < 60; day++) {
            assertThat(more.windowAt(Instant.parse("2013-03-01T00:00:00Z").plus(Duration.ofDays(day)))).as("day %d", day).isEmpty();
        }
    }

    /** The only gap of the week is the hour that New York skips on 2024-03-10. */
    @Test
    void aGapThatTheChangeSkipsMakesOneWindowOfTwoWeeks() {
        var schedule = schedule(new TradingSession("s", EnumSet.complementOf(EnumSet.of(SUNDAY)), 0, 1440, true, NEW_YORK),
                new TradingSession("s", Set.of(SUNDAY), 0, 120, true, NEW_YORK), new TradingSession("s", Set.of(SUNDAY), 180, 1440, true, NEW_YORK));
        var window = window("2024-03-03T08:00:00Z", "2024-03-17T06:00:00Z");
        assertThat(schedule.windowAt(Instant.parse("2024-03-03T07:30:00Z"))).contains(window);
        assertThat(schedule.windowAt(Instant.parse("2024-03-03T23:00:00Z"))).contains(window);
        assertThat(schedule.windowAt(Instant.parse("2024-03-17T05:59:00Z"))).contains(window);
    }

    @Test
    void sessionsThatOverlapOrTouchAreOneWindowAlsoAcrossZonesAndMidnight() {
        var merged = schedule(daily(20 * 60, 60, ZoneOffset.UTC), daily(60, 120, ZoneOffset.UTC), daily(9 * 60, 17 * 60, ZoneId.of("Asia/Tokyo")));
        assertThat(merged.windowAt(Instant.parse("2024-01-03T22:00:00Z"))).contains(window("2024-01-03T20:00:00Z", "2024-01-04T08:00:00Z"));
    }

    /** New York, 09:30 to 16:00: the wall clock there stays, UTC moves. 2024-03-10 and 2024-11-03 are the changes. */
    @ParameterizedTest
    @CsvSource({"2024-03-08T00:00:00Z, 2024-03-08T14:30:00Z, 2024-03-08T21:00:00Z", "2024-03-11T00:00:00Z, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z",
        "2024-11-01T00:00:00Z, 2024-11-01T13:30:00Z, 2024-11-01T20:00:00Z", "2024-11-04T00:00:00Z, 2024-11-04T14:30:00Z, 2024-11-04T21:00:00Z"})
    void aSessionKeepsItsLocalTimesWhenDaylightSavingChanges(String time, String opens, String closes) {
        var session = TradingSchedule.of(List.of(new TradingSession("NYSE", WEEKDAYS, 9 * 60 + 30, 16 * 60, true, NEW_YORK)));
        assertThat(session.windowAt(Instant.parse(time))).contains(window(opens, closes));
    }

    /** On 2024-03-10 New York has no 02:00 to 03:00; the change is at 07:00 UTC. */
    @ParameterizedTest
    @CsvSource({"150, 300, 2024-03-10T07:00:00Z, 2024-03-10T09:00:00Z", "60, 150, 2024-03-10T06:00:00Z, 2024-03-10T07:00:00Z",
        "90, 240, 2024-03-10T06:30:00Z, 2024-03-10T08:00:00Z"})
    void aTimeThatIsSkippedIsTheMomentOfTheChange(int start, int end, String opens, String closes) {
        assertThat(schedule(daily(start, end, NEW_YORK)).windowAt(Instant.parse("2024-03-10T05:30:00Z"))).contains(window(opens, closes));
    }

    @Test
    void aSessionThatTheChangeSkipsWholeDoesNotHappenThatDay() {
        assertThat(schedule(daily(130, 170, NEW_YORK)).windowAt(Instant.parse("2024-03-10T05:30:00Z")))
                .contains(window("2024-03-11T06:10:00Z", "2024-03-11T06:50:00Z"));
    }

    /** On 2024-11-03 New York has 01:00 to 02:00 twice, from 05:00 and from 06:00 UTC. */
    @ParameterizedTest
    @CsvSource({"90, 240, 2024-11-03T05:30:00Z, 2024-11-03T09:00:00Z", "30, 90, 2024-11-03T04:30:00Z, 2024-11-03T05:30:00Z"})
    void aTimeThatHappensTwiceIsTheFirstAndTheSessionDoesNotOpenAgain(int start, int end, String opens, String closes) {
        var schedule = schedule(daily(start, end, NEW_YORK));
        assertThat(schedule.windowAt(Instant.parse("2024-11-03T04:10:00Z"))).contains(window(opens, closes));
        assertThat(schedule.isOpen(at("2024-11-03T09:30:00Z"))).isFalse();
    }

    @Property(tries = 300)
    void openAndWindowsSayTheSameInEveryZoneAndYear(@ForAll("sessions") List<TradingSession> sessions, @ForAll("times") Instant time) {
        var schedule = TradingSchedule.of(sessions);
        var window = schedule.windowAt(time);
        if (window.isEmpty()) {
            assertThat(schedule.isOpen(time.toEpochMilli())).isTrue();
            return;
        }
        var opens = window.get().opensAt();
        var closes = window.get().closesAt();
        assertThat(opens).isBefore(closes);
        assertThat(closes).isAfter(time);
        assertThat(schedule.isOpen(time.toEpochMilli())).isEqualTo(window.get().contains(time));
        assertThat(schedule.isOpen(opens.toEpochMilli())).isTrue();
        assertThat(schedule.isOpen(opens.toEpochMilli() - 1)).isFalse();
        assertThat(schedule.isOpen(closes.toEpochMilli() - 1)).isTrue();
        assertThat(schedule.isOpen(closes.toEpochMilli())).isFalse();
        for (Instant each = time; each.isBefore(opens); each = each.plus(Duration.ofMinutes(59))) {
            assertThat(schedule.isOpen(each.toEpochMilli())).as("%s before %s", each, window).isFalse();
        }
        assertThat(schedule.windowAt(opens)).isEqualTo(window);
        assertThat(schedule.windowAt(closes).orElseThrow().opensAt()).isAfter(closes);
    }

    @Property(tries = 200)
    void aSessionInUtcIsTheSameUnderAZoneThatIsUtc(@ForAll("sessions") List<TradingSession> sessions, @ForAll("times") Instant time) {
        var inUtc = TradingSchedule.of(sessions.stream().map(each -> in(each, ZoneOffset.UTC)).toList());
        var inReykjavik = TradingSchedule.of(sessions.stream().map(each -> in(each, ZoneId.of("Atlantic/Reykjavik"))).toList());
        assertThat(inUtc.isOpen(time.toEpochMilli())).isEqualTo(inReykjavik.isOpen(time.toEpochMilli()));
        assertThat(inUtc.windowAt(time)).isEqualTo(inReykjavik.windowAt(time));
    }

    private static TradingSession in(TradingSession session, ZoneId zone) {
        return new TradingSession(session.label(), session.days(), session.startMinute(), session.endMinute(), session.enabled(), zone);
    }

    @Provide
    Arbitrary<List<TradingSession>> sessions() {
        var days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        var zones = Arbitraries.of("UTC", "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago", "Asia/Tokyo", "Pacific/Apia")
                .map(name -> name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name));
        var sides = Combinators.combine(Arbitraries.integers().between(0, 1439), Arbitraries.integers().between(0, 1440)).as((start, end) -> new int[] {start, end})
                .filter(pair -> pair[0] != pair[1]);
        return Combinators.combine(days, sides, zones).as((on, pair, zone) -> new TradingSession("s", on, pair[0], pair[1], true, zone)).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs().between(Instant.parse("2012-06-01T00:00:00Z").getEpochSecond(), Instant.parse("2037-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    private static TradingSession daily(int start, int end, ZoneId zone) {
        return new TradingSession("s", DAILY, start, end, true, zone);
    }

    private static TradingSchedule schedule(TradingSession... sessions) {
        return TradingSchedule.of(List.of(sessions));
    }

    private static SessionWindow window(String opens, String closes) {
        return new SessionWindow(Instant.parse(opens), Instant.parse(closes));
    }

    private static long at(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
