package plutarc.exchanges.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import plutarc.exchanges.Execution;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Quantity;

class ExecutionFeedTest {

    private final List<String> out = new ArrayList<>();
    private final ExecutionFeed feed = new ExecutionFeed(at(10), execution -> out.add(execution.executionId()));

    @Test
    void whatTheStreamBringsWaitsUntilHistoryIsRead() {
        feed.live(fill(12));
        assertThat(out).isEmpty();
        feed.caughtUp(List.of(fill(11), fill(12)));
        assertThat(out).containsExactly("x11", "x12");
        feed.live(fill(13));
        assertThat(out).containsExactly("x11", "x12", "x13");
    }

    @Test
    void historyIsDeliveredInTheOrderOfTime() {
        feed.caughtUp(List.of(fill(13), fill(11), fill(12)));
        assertThat(out).containsExactly("x11", "x12", "x13");
    }

    @Test
    void whatLiesBeforeTheStartIsNotDelivered() {
        feed.caughtUp(List.of(fill(9), fill(10)));
        assertThat(out).containsExactly("x10");
    }

    @Test
    void afterAnInterruptionHistoryIsReadFromAMinuteBeforeTheNewest() {
        feed.caughtUp(List.of());
        assertThat(feed.readFrom()).isEqualTo(at(10));
        feed.live(fill(1000));
        assertThat(feed.readFrom()).isEqualTo(at(1000).minus(ExecutionFeed.OVERLAP));
    }

    @Test
    void aLaterLookFindsWhatWasBookedLate() {
        feed.caughtUp(List.of(fill(100)));
        feed.history(List.of(fill(99), fill(100)));
        assertThat(out).containsExactly("x100", "x99");
    }

    /** Random cuts, losses on the stream and repetitions in history: each execution exactly once. */
    @Property(tries = 300)
    void everyExecutionExactlyOnce(@ForAll long seed, @ForAll @IntRange(min = 0, max = 3000) int count) {
        Random random = new Random(seed);
        List<String> delivered = new ArrayList<>();
        ExecutionFeed executions = new ExecutionFeed(at(0), execution -> delivered.add(execution.executionId()));
        List<Execution> venue = new ArrayList<>();
        boolean connected = false;
        for (int i = 0; i < count; i++) {
            Execution fill = fill(i);
            venue.add(fill);
            if (random.nextInt(50) == 0) {
                executions.interrupted();
                connected = false;
            }
            if (!connected && random.nextInt(10) == 0) {
                connected = true;
            }
            if (connected) {
                executions.live(fill);
                if (random.nextInt(5) == 0) {
                    executions.caughtUp(since(venue, executions.readFrom(), random));
                }
                if (random.nextInt(20) == 0) {
                    executions.history(since(venue, executions.readFrom(), random));
                }
            }
        }
        executions.caughtUp(since(venue, executions.readFrom(), random));
        assertThat(delivered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(venue.stream().map(Execution::executionId).toList());
    }

    private static List<Execution> since(List<Execution> venue, Instant from, Random random) {
        List<Execution> history = new ArrayList<>(venue.stream().filter(execution -> !execution.at().isBefore(from)).toList());
        Collections.shuffle(history, random);
        return history;
    }

    private static Execution fill(long second) {
        return new Execution("x" + second, Execution.Kind.TRADE, "BTCUSDT", Optional.empty(), "v", OrderSide.BUY, BigDecimal.ONE, Quantity.base("1"),
                BigDecimal.ZERO, "USDT", false, Quantity.base("0"), at(second));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
