package plutarc.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.strategy.template.TradingSession;

class WeekWindowTest {
    /** Monday to Friday London, and a Friday night that runs into Saturday. */
    private final WeekWindow window = WeekWindow.of(List.of(
            new TradingSession("London", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 7 * 60, 16 * 60, true),
            new TradingSession("Friday night", Set.of(DayOfWeek.FRIDAY), 22 * 60, 2 * 60, true),
            new TradingSession("off", Set.of(DayOfWeek.SUNDAY), 0, 1440, false)));

    private static long at(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01T06:59:59Z, false", "2024-01-01T07:00:00Z, true", "2024-01-01T15:59:59.999Z, true", "2024-01-01T16:00:00Z, false",
        "2024-01-05T21:59:00Z, false", "2024-01-05T22:00:00Z, true", "2024-01-06T01:59:00Z, true", "2024-01-06T02:00:00Z, false", "2024-01-07T12:00:00Z, false",
        "1969-12-31T08:00:00Z, true", "1969-12-28T08:00:00Z, false"})
    void isOpenInsideAnyEnabledSession(String time, boolean open) {
        assertThat(window.isOpen(at(time))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01T00:00:00Z, 2024-01-01T07:00:00Z", "2024-01-01T07:00:00Z, 2024-01-01T16:00:00Z", "2024-01-05T23:30:10Z, 2024-01-06T02:00:00Z",
        "2024-01-06T02:00:00Z, 2024-01-08T07:00:00Z"})
    void knowsWhenItChangesNext(String time, String change) {
        assertThat(window.nextChange(at(time))).hasValue(at(change));
    }

    @Test
    void withoutAnEnabledSessionItIsAlwaysOpen() {
        WeekWindow always = WeekWindow.of(List.of(new TradingSession("off", Set.of(DayOfWeek.SUNDAY), 0, 1440, false)));
        assertThat(always.alwaysOpen()).isTrue();
        assertThat(always.isOpen(at("2024-01-07T12:00:00Z"))).isTrue();
        assertThat(always.nextChange(at("2024-01-07T12:00:00Z"))).isEmpty();
    }
}
