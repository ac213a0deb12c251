package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.TimeInForce;

/** What the venue's record of an order says about a request whose answer was lost. */
class OrderAttemptTest {

    private static final ClientOrderId ID = new ClientOrderId("a1");
    private static final Duration VALIDITY = Duration.ofSeconds(5);
    private static final Instant SENT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(1);
    private static final Instant LATE = SENT.plusSeconds(8);
    private static final OrderWriter WRITER = new OrderWriter(ContractType.LINEAR);

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "REJECTED")
    void aPlacedOrderThatTheVenueKnowsWasAccepted(OrderStatus status) {
        assertThat(place().judge(Optional.of(order(status, "100")), SOON, VALIDITY)).contains(new Outcome.Accepted("v1"));
    }

    @Test
    void aPlacedOrderThatTheVenueRefusedWasRejected() {
        assertThat(reason(place().judge(Optional.of(order(OrderStatus.REJECTED, "100")), SOON, VALIDITY))).isEqualTo(ErrorReason.POST_ONLY_WOULD_CROSS);
    }

    @Test
    void anUnknownOrderMayStillArriveWhileItsRequestIsValid() {
        OrderAttempt place = place();
        for (int i = 0; i < 10; i++) {
            assertThat(place.judge(Optional.empty(), SOON, VALIDITY)).isEmpty();
        }
    }

    @Test
    void afterItsValidityItTakesTwoDenialsToBeSure() {
        OrderAttempt place = place();
        assertThat(place.judge(Optional.empty(), LATE, VALIDITY)).isEmpty();
        assertThat(reason(place.judge(Optional.empty(), LATE.plusSeconds(1), VALIDITY))).isEqualTo(ErrorReason.NEVER_ARRIVED);
    }

    @Test
    void aCancelledOrderWasCancelled() {
        assertThat(cancel().judge(Optional.of(order(OrderStatus.CANCELLED, "100")), SOON, VALIDITY)).contains(new Outcome.Accepted("v1"));
    }

    @Test
    void anOrderThatWasFilledFirstCouldNotBeCancelled() {
        assertThat(reason(cancel().judge(Optional.of(order(OrderStatus.FILLED, "100")), SOON, VALIDITY))).isEqualTo(ErrorReason.ORDER_NOT_FOUND);
    }

    @Test
    void anOpenOrderMayStillBeCancelledUntilTheRequestIsTooOld() {
        assertThat(cancel().judge(Optional.of(order(OrderStatus.NEW, "100")), SOON, VALIDITY)).isEmpty();
        assertThat(reason(cancel().judge(Optional.of(order(OrderStatus.NEW, "100")), LATE, VALIDITY))).isEqualTo(ErrorReason.NEVER_ARRIVED);
    }

    @Test
    void anAmendIsKnownByItsNewPrice() {
        assertThat(amend("101").judge(Optional.of(order(OrderStatus.NEW, "101.00")), SOON, VALIDITY)).contains(new Outcome.Accepted("v1"));
        assertThat(amend("101").judge(Optional.of(order(OrderStatus.NEW, "100")), SOON, VALIDITY)).isEmpty();
        assertThat(reason(amend("101").judge(Optional.of(order(OrderStatus.NEW, "100")), LATE, VALIDITY))).isEqualTo(ErrorReason.NEVER_ARRIVED);
        assertThat(reason(amend("101").judge(Optional.of(order(OrderStatus.CANCELLED, "100")), SOON, VALIDITY))).isEqualTo(ErrorReason.ORDER_NOT_FOUND);
    }

    private static OrderAttempt place() {
        return sent(OrderAttempt.place(OrderRequest.market(ID, "BTCUSDT", OrderSide.BUY, Quantity.base("1"), false), WRITER));
    }

    private static OrderAttempt cancel() {
        return sent(OrderAttempt.cancel("BTCUSDT", ID, WRITER));
    }

    private static OrderAttempt amend(String price) {
        return sent(OrderAttempt.amend(new AmendRequest(ID, "BTCUSDT", Optional.empty(), Optional.of(new BigDecimal(price)), Optional.empty()), WRITER));
    }

    private static OrderAttempt sent(OrderAttempt attempt) {
        attempt.sentAt = SENT;
        return attempt;
    }

    private static Order order(OrderStatus status, String price) {
        return new Order(Optional.of(ID), "v1", "BTCUSDT", OrderSide.BUY, Quantity.base("1"), Quantity.base("0"), Optional.empty(),
                Optional.of(new BigDecimal(price)), Optional.empty(), TimeInForce.POST_ONLY, false, status,
                status == OrderStatus.REJECTED ? "EC_PostOnlyWillTakeLiquidity" : "", SENT, SENT);
    }

    private static ErrorReason reason(Optional<Outcome.Final> outcome) {
        return outcome.map(known -> switch (known) {
            case Outcome.Rejected rejected -> rejected.error().reason();
            case Outcome.Accepted accepted -> throw new AssertionError("accepted");
        }).orElseThrow();
    }
}
