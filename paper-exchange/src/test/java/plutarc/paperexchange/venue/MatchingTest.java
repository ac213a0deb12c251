package plutarc.paperexchange.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.paperexchange.venue.VenueFixture.ask;
import static plutarc.paperexchange.venue.VenueFixture.bid;
import static plutarc.paperexchange.venue.VenueFixture.buy;
import static plutarc.paperexchange.venue.VenueFixture.dec;
import static plutarc.paperexchange.venue.VenueFixture.sell;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    private final VenueFixture venue = new VenueFixture().account(1, "1000000", "10").account(2, "1000000", "10");

    @ParameterizedTest
    @CsvSource({"0, 100, 100", "1, 100.5, 99.5", "4, 102, 98"})
    void aMarketOrderPaysTheHalfSpread(int ticks, String bought, String sold) {
        VenueFixture spread = new VenueFixture(ticks, "1000", "0", "0").account(1, "1000000", "0").open("100");
        spread.place(1, buy("1"));
        spread.place(1, sell("1"));
        assertThat(spread.executions(1)).extracting(e -> e.price().stripTrailingZeros()).containsExactly(dec(bought).stripTrailingZeros(), dec(sold).stripTrailingZeros());
    }

    @Test
    void aLargeOrderWalksTheBookAndWhatTheBookCannotGiveIsCancelled() {
        VenueFixture thin = new VenueFixture(0, "0.010", "0", "0").account(1, "1000000", "0").open("100");
        Order order = thin.place(1, buy("1"));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.filledQty()).isEqualByComparingTo("0.500");
        assertThat(order.rejectReason()).isEqualTo("EC_CancelForNoFullFill");
        assertThat(thin.executions(1)).hasSize(VenueRules.LEVELS).extracting(Execution::price).isSorted();
    }

    @Test
    void theBookIsUsedUpWithinAStepAndRenewedWithTheNext() {
        VenueFixture thin = new VenueFixture(0, "0.5", "0", "0").account(1, "1000000", "0").open("100");
        thin.place(1, buy("0.5"));
        thin.place(1, buy("0.5"));
        thin.to("100").place(1, buy("0.5"));
        assertThat(thin.executions(1)).extracting(e -> e.price().doubleValue()).containsExactly(100.0, 100.5, 100.0);
    }

    @Test
    void aRestingOrderFillsAtItsOwnPriceWhenTheMarketTouchesIt() {
        venue.open("100");
        Order order = venue.place(1, bid("2", "99"));
        venue.to("99.5");
        assertThat(venue.order(order.id()).status()).isEqualTo(OrderStatus.NEW);
        venue.to("98");
        assertThat(venue.order(order.id()).status()).isEqualTo(OrderStatus.FILLED);
        Execution fill = venue.executions(1).getFirst();
        assertThat(fill.price()).isEqualByComparingTo("99");
        assertThat(fill.maker()).isTrue();
    }

    @Test
    void aGapThroughARestingOrderStillGivesItItsOwnPrice() {
        venue.open("100");
        venue.place(1, bid("1", "99"));
        venue.close("100").open("95");
        assertThat(venue.executions(1).getFirst().price()).isEqualByComparingTo("99");
    }

    @Test
    void accountsTradeWithEachOtherBestPriceFirstThenOldestFirst() {
        VenueFixture wide = new VenueFixture(20, "1000", "0", "0").account(1, "1000000", "0").account(2, "1000000", "0").account(3, "1000000", "0").open("100");
        Order late = wide.place(1, ask("1", "101"));
        Order older = wide.place(1, ask("1", "100.5"));
        Order younger = wide.place(2, ask("1", "100.5"));
        wide.place(3, buy("2.5"));
        assertThat(wide.order(older.id()).filledQty()).isEqualByComparingTo("1");
        assertThat(wide.order(younger.id()).filledQty()).isEqualByComparingTo("1");
        assertThat(wide.order(late.id()).filledQty()).isEqualByComparingTo("0.5");
        assertThat(wide.order(late.id()).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(wide.executions(3)).extracting(e -> e.price().doubleValue()).containsExactly(100.5, 100.5, 101.0);
    }

    @Test
    void aPostOnlyOrderThatWouldTakeIsCancelledNotRejected() {
        venue.open("100");
        Order order = venue.place(1, bid("1", "100").with(TimeInForce.POST_ONLY));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.rejectReason()).isEqualTo("EC_PostOnlyWillTakeLiquidity");
        assertThat(venue.place(1, bid("1", "99.5").with(TimeInForce.POST_ONLY)).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        VenueFixture thin = new VenueFixture(0, "1", "0", "0").account(1, "1000000", "0").open("100");
        assertThat(thin.place(1, bid("3", "100.5").with(TimeInForce.FOK)).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(thin.executions(1)).isEmpty();
        assertThat(thin.place(1, bid("2", "100.5").with(TimeInForce.FOK)).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void immediateOrCancelKeepsWhatItGot() {
        VenueFixture thin = new VenueFixture(0, "1", "0", "0").account(1, "1000000", "0").open("100");
        Order order = thin.place(1, bid("3", "100.5").with(TimeInForce.IOC));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.filledQty()).isEqualByComparingTo("2");
        assertThat(thin.place(1, bid("1", "90").with(TimeInForce.IOC)).rejectReason()).isEqualTo("EC_NoImmediateQtyToFill");
    }

    @Test
    void aReducingOrderNeverTurnsThePositionAround() {
        venue.open("100");
        venue.place(1, buy("1"));
        Order order = venue.place(1, sell("3").reducing());
        assertThat(order.filledQty()).isEqualByComparingTo("1");
        assertThat(order.cancelType()).isEqualTo("CancelByReduceOnly");
        assertThat(venue.position(1).held()).isFalse();
    }

    @Test
    void restingReducingOrdersEndWithThePosition() {
        venue.open("100");
        venue.place(1, buy("1"));
        Order target = venue.place(1, ask("1", "101.5").reducing());
        venue.place(1, sell("1"));
        assertThat(venue.order(target.id()).cancelType()).isEqualTo("CancelByReduceOnly");
    }

    @Test
    void ordersBetweenTwoMinutesTakePartFromTheOpenOnInTheOrderOfTheirArrival() {
        venue.open("100").close("100");
        Order first = venue.place(1, buy("1"));
        Order resting = venue.place(2, bid("1", "98.5"));
        Order cancelled = venue.place(1, buy("1"));
        venue.venue.apply(new VenueInput.Cancel(1, VenueFixture.LINEAR, cancelled.id(), ""));
        assertThat(first.status()).isEqualTo(OrderStatus.NEW);
        venue.open("97");
        assertThat(venue.executions(1)).hasSize(1);
        assertThat(venue.executions(1).getFirst().price()).isEqualByComparingTo("97");
        assertThat(venue.executions(2).getFirst().price()).as("marketable at the open, so it takes the open").isEqualByComparingTo("97");
        assertThat(venue.order(resting.id()).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void anAmendedPriceLosesItsPlaceAndMayTake() {
        venue.open("100");
        Order order = venue.place(1, bid("1", "99"));
        assertThat(venue.code(new VenueInput.Amend(1, VenueFixture.LINEAR, order.id(), "", null, dec("101"), null, null, null))).isZero();
        assertThat(venue.order(order.id()).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(venue.executions(1).getFirst().price()).isEqualByComparingTo("100");
    }
}
