package plutarc.paperexchange.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.paperexchange.venue.VenueFixture.LINEAR;
import static plutarc.paperexchange.venue.VenueFixture.buy;
import static plutarc.paperexchange.venue.VenueFixture.bid;
import static plutarc.paperexchange.venue.VenueFixture.dec;
import static plutarc.paperexchange.venue.VenueFixture.sell;

import org.junit.jupiter.api.Test;

class TriggersTest {
    private final VenueFixture venue = new VenueFixture().account(1, "1000000", "10").open("100");

    private Execution lastFill() {
        return venue.executions(1).getLast();
    }

    @Test
    void aStopInsideTheMinuteFillsAtItsLevel() {
        venue.place(1, buy("1"));
        Order stop = venue.place(1, sell("1").reducing().when(Trigger.Direction.FALLING, dec("95")));
        assertThat(stop.status()).isEqualTo(OrderStatus.UNTRIGGERED);
        venue.to("95.5");
        assertThat(venue.position(1).held()).isTrue();
        venue.to("90");
        assertThat(lastFill().price()).isEqualByComparingTo("95");
        assertThat(venue.venue.last(LINEAR)).isEqualByComparingTo("90");
    }

    @Test
    void aGapThroughAStopFillsAtTheOpen() {
        venue.place(1, buy("1"));
        venue.place(1, sell("1").reducing().when(Trigger.Direction.FALLING, dec("95")));
        venue.close("100").open("92");
        assertThat(lastFill().price()).isEqualByComparingTo("92");
    }

    @Test
    void aStopAttachedToAnEntryIsLiveOnTheEntryMinute() {
        venue.close("100");
        venue.place(1, buy("1").protectedBy(dec("110"), dec("95")));
        venue.open("99").to("90");
        assertThat(lastFill().price()).isEqualByComparingTo("95");
        assertThat(lastFill().stopKind()).isEqualTo(Order.StopKind.STOP_LOSS);
        assertThat(venue.venue.openOrders(1)).as("the take profit went with the position").isEmpty();
    }

    @Test
    void anAttachedStopThatTheOpenHasPassedFillsAtTheOpen() {
        venue.close("100");
        venue.place(1, buy("1").protectedBy(null, dec("95")));
        venue.open("93");
        assertThat(venue.executions(1)).extracting(e -> e.price().doubleValue()).containsExactly(93.0, 93.0);
    }

    @Test
    void anExitThatIsDueAtTheOpenComesBeforeAStopThatTheOpenPasses() {
        venue.place(1, buy("1").protectedBy(null, dec("95")));
        venue.close("100");
        Order exit = venue.place(1, sell("1").reducing());
        venue.open("94");
        assertThat(lastFill().orderId()).isEqualTo(exit.id());
        assertThat(venue.executions(1)).hasSize(2);
    }

    @Test
    void aTakeProfitFillsAtItsLevelAndAGapGivesTheBetterOpen() {
        venue.place(1, buy("1").protectedBy(dec("105"), null));
        venue.to("107");
        assertThat(lastFill().price()).isEqualByComparingTo("105");
        venue.to("100").place(1, buy("1").protectedBy(dec("105"), null));
        venue.close("100").open("108");
        assertThat(lastFill().price()).isEqualByComparingTo("108");
    }

    @Test
    void levelsFollowTheSizeOfThePosition() {
        venue.place(1, buy("1").protectedBy(null, dec("95")));
        venue.place(1, buy("2"));
        assertThat(venue.venue.openOrders(1).getFirst().qty()).isEqualByComparingTo("3");
        venue.place(1, sell("2.5"));
        assertThat(venue.venue.openOrders(1).getFirst().qty()).isEqualByComparingTo("0.5");
        venue.place(1, sell("0.5"));
        assertThat(venue.venue.openOrders(1)).isEmpty();
    }

    @Test
    void aMovedLevelIsNotMovedBackByALaterFill() {
        venue.place(1, bid("1", "99").protectedBy(null, dec("90")));
        venue.to("98.5");
        assertThat(venue.code(new VenueInput.SetTradingStop(1, LINEAR, null, dec("97"), null, null))).isZero();
        venue.place(1, buy("1"));
        venue.to("98");
        assertThat(venue.venue.risk(1, LINEAR).stopLoss().orElseThrow()).isEqualByComparingTo("97");
    }

    @Test
    void aTrailingStopFollowsOnlyForward() {
        venue.place(1, buy("1"));
        assertThat(venue.code(new VenueInput.SetTradingStop(1, LINEAR, null, null, dec("5"), null))).isZero();
        venue.to("110", "108", "112", "107.5");
        assertThat(venue.position(1).held()).isTrue();
        venue.to("100");
        assertThat(lastFill().price()).isEqualByComparingTo("107");
        assertThat(lastFill().stopKind()).isEqualTo(Order.StopKind.TRAILING_STOP);
    }

    @Test
    void aTrailingStopWithAnActivationSleepsUntilItIsReached() {
        venue.place(1, buy("1"));
        venue.venue.apply(new VenueInput.SetTradingStop(1, LINEAR, null, null, dec("2"), dec("110")));
        venue.to("109", "102");
        assertThat(venue.position(1).held()).isTrue();
        venue.to("111", "100");
        assertThat(lastFill().price()).isEqualByComparingTo("109");
    }

    @Test
    void aTriggeredOrderThatTheAccountCannotAffordIsCancelled() {
        Order order = venue.place(1, buy("400").when(Trigger.Direction.RISING, dec("110")));
        venue.venue.apply(new VenueInput.Deposit(1, "USDT", dec("-999000")));
        venue.to("111");
        assertThat(venue.order(order.id()).cancelType()).isEqualTo("CancelByCannotAffordOrderCost");
    }

    @Test
    void stopComesBeforeTargetWhenBothAreDueAtOnce() {
        venue.place(1, buy("1").protectedBy(dec("105"), dec("95")));
        venue.close("100");
        venue.venue.apply(new VenueInput.SetTradingStop(1, LINEAR, dec("101"), dec("99"), null, null));
        venue.open("98");
        assertThat(lastFill().stopKind()).isEqualTo(Order.StopKind.STOP_LOSS);
    }
}
