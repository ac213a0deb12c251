package plutarc.exchanges.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import plutarc.exchanges.Candle;
import plutarc.exchanges.feed.CandleFeed.Gap;

class CandleFeedTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> out = new ArrayList<>();
    private final CandleFeed feed = new CandleFeed(MINUTE, at(0), (candle, late) -> out.add(minute(candle) + (late ? " late" : "")));

    @Test
    void closedCandlesPassAtOnce() {
        assertThat(feed.closed(candle(1))).isEmpty();
        assertThat(feed.closed(candle(2))).isEmpty();
        assertThat(out).containsExactly("1", "2");
    }

    @Test
    void repetitionsAndOldCandlesAreDropped() {
        feed.closed(candle(1));
        feed.closed(candle(1));
        feed.closed(candle(0));
        assertThat(out).containsExactly("1");
    }

    @Test
    void aCandleAheadWaitsForThoseThatAreMissing() {
        assertThat(feed.closed(candle(4))).contains(new Gap(at(1), at(4)));
        assertThat(out).isEmpty();
        assertThat(feed.history(new Gap(at(1), at(4)), List.of(candle(1), candle(2), candle(3)))).isEmpty();
        assertThat(out).containsExactly("1 late", "2 late", "3 late", "4");
    }

    @Test
    void theFormingCandleShowsWhatHasClosed() {
        assertThat(feed.forming(at(1))).isEmpty();
        assertThat(feed.forming(at(3))).contains(new Gap(at(1), at(3)));
        assertThat(feed.forming(at(3))).as("asked already").isEmpty();
        assertThat(feed.history(new Gap(at(1), at(3)), List.of(candle(1), candle(2)))).isEmpty();
        assertThat(out).containsExactly("1 late", "2 late");
    }

    @Test
    void historyThatLagsIsAskedAgain() {
        Gap gap = feed.forming(at(3)).orElseThrow();
        assertThat(feed.history(gap, List.of(candle(1)))).contains(new Gap(at(2), at(3)));
        assertThat(feed.history(new Gap(at(2), at(3)), List.of(candle(2)))).isEmpty();
        assertThat(out).containsExactly("1 late", "2 late");
    }

    @Test
    void aHoleOfTheVenuesOwnIsAcceptedAfterFiveFruitlessAnswers() {
        Optional<Gap> gap = feed.closed(candle(3));
        for (int i = 0; i < 5; i++) {
            assertThat(out).isEmpty();
            gap = feed.history(gap.orElseThrow(), List.of());
        }
        assertThat(gap).isEmpty();
        assertThat(out).containsExactly("3");
    }

    @Test
    void aHoleIsAcceptedAtOnceWhereHistoryHasALaterCandle() {
        Gap gap = feed.closed(candle(6)).orElseThrow();
        assertThat(feed.history(gap, List.of(candle(1), candle(3), candle(6)))).isEmpty();
        assertThat(out).containsExactly("1 late", "3 late", "6");
    }

    @Test
    void theFormingCandleOfHistoryIsNotDelivered() {
        Gap gap = feed.forming(at(2)).orElseThrow();
        assertThat(feed.history(gap, List.of(candle(1), candle(2)))).isEmpty();
        assertThat(out).containsExactly("1 late");
    }

    @Test
    void aReadThatFailsIsAskedAgain() {
        Gap gap = feed.forming(at(2)).orElseThrow();
        assertThat(feed.failed(gap)).contains(gap);
    }

    /** Whatever the stream loses, repeats, and however late history answers: each candle once, in order, none left out. */
    @Property(tries = 500)
    void everyCandleOnceAndInOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int minutes) {
        Random random = new Random(seed);
        List<Long> delivered = new ArrayList<>();
        CandleFeed candles = new CandleFeed(MINUTE, at(0), (candle, late) -> delivered.add(minute(candle)));
        Deque<Gap> asked = new ArrayDeque<>();
        for (int now = 1; now <= minutes; now++) {
            for (int repeat = random.nextInt(3); repeat > 0; repeat--) {
                candles.closed(candle(now)).ifPresent(asked::add);
            }
            if (random.nextBoolean()) {
                candles.forming(at(now + 1)).ifPresent(asked::add);
            }
            if (random.nextInt(3) == 0) {
                answer(candles, asked, random.nextInt(4) == 0);
            }
        }
        candles.forming(at(minutes + 1)).ifPresent(asked::add);
        while (!asked.isEmpty()) {
            answer(candles, asked, false);
            candles.forming(at(minutes + 1)).ifPresent(asked::add);
        }
        assertThat(delivered).containsExactlyElementsOf(LongStream.rangeClosed(1, minutes).boxed().toList());
    }

    private static void answer(CandleFeed candles, Deque<Gap> asked, boolean fails) {
        Gap gap = asked.poll();
        if (gap != null) {
            List<Candle> history = LongStream.rangeClosed(gap.from().getEpochSecond() / 60, gap.to().getEpochSecond() / 60).mapToObj(CandleFeedTest::candle).toList();
            (fails ? candles.failed(gap) : candles.history(gap, history)).ifPresent(asked::add);
        }
    }

    private static Candle candle(long minute) {
        return new Candle(at(minute), minute, minute, minute, minute, 1, 1);
    }

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    private static long minute(Candle candle) {
        return candle.openTime().getEpochSecond() / 60;
    }
}
