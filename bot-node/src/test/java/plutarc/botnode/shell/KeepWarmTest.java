package plutarc.botnode.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ExchangeEvent;

class KeepWarmTest {

    private record Planned(long at, Runnable work) {
    }

    private final PriorityQueue<Planned> planned = new PriorityQueue<>(Comparator.comparingLong(Planned::at));
    private final List<Long> steps = new ArrayList<>();
    private int prepared;
    private long now;
    private Duration taking = Duration.ofNanos(80_000);
    private final KeepWarm warmth = new KeepWarm((pause, work) -> planned.add(new Planned(now + pause.toNanos(), work)), () -> now, () -> prepared++, this::step);

    @Test
    void theFirstCandleTellsNothingOfTheSecond() {
        candle("BTCUSDT", 0);
        passTo(120_000);
        assertThat(steps).isEmpty();
    }

    @Test
    void fromTheSecondOnTheWayIsGoneAgainAndAgainShortlyBeforeTheNextUntilItComes() {
        candle("BTCUSDT", 0);
        candle("BTCUSDT", 60_000);
        passTo(119_984);
        assertThat(steps).isEmpty();
        passTo(120_030);
        assertThat(steps).hasSizeGreaterThan(400).first().isEqualTo(119_985L);
        candle("BTCUSDT", 120_030);
        assertThat(prepared).isEqualTo(1);
        int whenItCame = steps.size();
        passTo(170_000);
        assertThat(steps).hasSize(whenItCame);
    }

    @Test
    void aCandleThatDoesNotComeIsGivenUpAfterATime() {
        candle("BTCUSDT", 0);
        candle("BTCUSDT", 1_000);
        passTo(60_000);
        assertThat(steps).last().isEqualTo(2_074L);
    }

    @Test
    void aReplayThatRunsFastIsLeftAlone() {
        for (long at = 0; at < 10_000; at += 250) {
            candle("BTCUSDT", at);
        }
        assertThat(steps).isEmpty();
    }

    @Test
    void itGivesWayWhenTheProcessorIsWantedElsewhereAndTriesAgainBeforeTheNextCandle() {
        taking = Duration.ofMillis(5);
        candle("BTCUSDT", 0);
        candle("BTCUSDT", 1_000);
        candle("BTCUSDT", 2_000);
        assertThat(steps).hasSize(3);
        candle("BTCUSDT", 3_000);
        assertThat(steps).hasSize(6);
    }

    @Test
    void toBeginWithTheWayIsGoneUnhurriedlyAFewThousandTimes() {
        warmth.begin(3_000);
        passTo(1_000);
        assertThat(steps).hasSizeBetween(800, 1_001);
        passTo(60_000);
        assertThat(steps).hasSize(3_000);
    }

    @Test
    void twoSymbolsThatCloseTogetherAreNotTakenForOneThatClosesEveryMillisecond() {
        candle("BTCUSDT", 0);
        candle("ETHUSDT", 1);
        passTo(50_000);
        assertThat(steps).isEmpty();
        candle("BTCUSDT", 60_000);
        candle("ETHUSDT", 60_001);
        passTo(119_970);
        assertThat(steps).isEmpty();
        passTo(120_000);
        assertThat(steps).first().isIn(119_985L, 119_986L);
    }

    private void step() {
        steps.add(now / 1_000_000);
        now += taking.toNanos();
    }

    private void candle(String symbol, long millis) {
        passTo(millis);
        warmth.closed(new ExchangeEvent.CandleClosed(symbol, Duration.ofMinutes(1), new Candle(Instant.EPOCH, 1, 1, 1, 1, 1, 1), false), now);
    }

    private void passTo(long millis) {
        while (!planned.isEmpty() && planned.peek().at() <= millis * 1_000_000) {
            Planned next = planned.poll();
            now = Math.max(now, next.at());
            next.work().run();
        }
        now = Math.max(now, millis * 1_000_000);
    }
}
