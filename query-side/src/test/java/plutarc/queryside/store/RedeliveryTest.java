package plutarc.queryside.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;
import plutarc.queryside.trading.LedgerFacts;

class RedeliveryTest {

    private static final TestSide SIDE = TestSide.embedded();

    @AfterContainer
    static void close() {
        SIDE.close();
    }

    @Property(tries = 6)
    void eventsDeliveredAgainChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int largestBatch) {
        var history = RandomHistory.events(seed, 250, 2);
        var once = project(history, new Random(seed), largestBatch, false);
        var again = project(history, new Random(seed + 1), largestBatch, true);

        assertThat(again).isEqualTo(once);
    }

    @Property(tries = 6)
    void eventsDeliveredAgainBringNothingBackThatWasDeleted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int largestBatch) {
        var history = RandomHistory.events(seed, 250, 2, 4);

        assertThat(project(history, new Random(seed + 1), largestBatch, true)).isEqualTo(project(history, new Random(seed), largestBatch, false));
    }

    @Property(tries = 12)
    void countersAreTheSumOfTheTrades(@ForAll long seed) {
        var history = RandomHistory.events(seed, 300, 2);
        project(history, new Random(seed), 40, true);

        for (var stored : SIDE.views.all(LedgerFacts.LEDGERS)) {
            var closed = history.stream().map(DomainEventMessage::getPayload).filter(TradingEvent.TradeClosed.class::isInstance)
                    .map(TradingEvent.TradeClosed.class::cast).filter(e -> e.botId().equals(stored.view().botId())).map(TradingEvent.TradeClosed::trade).toList();
            assertThat(stored.view().trades()).isEqualTo(closed.size());
            assertThat(stored.view().wins()).isEqualTo(closed.stream().filter(trade -> trade.netPnl().compareTo(BigDecimal.ZERO) > 0).count());
            assertThat(stored.view().netPnlTotal()).isEqualByComparingTo(closed.stream().map(trade -> trade.netPnl()).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /** In batches of any size; with repetitions, after any batch the processor may go back to any earlier place, as after a crash. */
    private static Object project(List<DomainEventMessage<?>> history, Random random, int largestBatch, boolean repetitions) {
        SIDE.documents().keySet().forEach(name -> SIDE.mongo.getCollection(name).deleteMany(new org.bson.Document()));
        int next = 0;
        int goBack = repetitions ? 5 : 0;
        while (next < history.size()) {
            int end = Math.min(history.size(), next + 1 + random.nextInt(largestBatch));
            var batch = new ArrayList<>(history.subList(next, end));
            if (repetitions && random.nextInt(3) == 0) {
                batch.add(batch.get(random.nextInt(batch.size())));
            }
            SIDE.project(batch);
            boolean back = goBack > 0 && random.nextInt(3) == 0;
            goBack -= back ? 1 : 0;
            next = back ? random.nextInt(end) : end;
        }
        return SIDE.documents();
    }
}
