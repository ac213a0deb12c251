package plutarc.paperexchange.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.paperexchange.venue.VenueFixture.LINEAR;
import static plutarc.paperexchange.venue.VenueFixture.ask;
import static plutarc.paperexchange.venue.VenueFixture.bid;
import static plutarc.paperexchange.venue.VenueFixture.buy;
import static plutarc.paperexchange.venue.VenueFixture.dec;
import static plutarc.paperexchange.venue.VenueFixture.sell;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal by its code; and that a refusal leaves no trace. */
class RefusalTest {
    private final VenueFixture venue = new VenueFixture().account(1, "1000000", "10").open("1000");

    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of("unknown symbol", NewOrder.market("DOGEUSDT", Side.BUY, dec("1")), 10001),
                Arguments.of("quantity off the step", buy("0.0015"), 10001),
                Arguments.of("quantity zero", buy("0"), 10001),
                Arguments.of("quantity above the market maximum", buy("501"), 10001),
                Arguments.of("quantity above the limit maximum", bid("1191", "999"), 10001),
                Arguments.of("price off the tick", bid("1", "999.3"), 10001),
                Arguments.of("limit without a price", new NewOrder(LINEAR, Side.BUY, OrderType.LIMIT, dec("1"), null, TimeInForce.GTC, "", false, false, null, null, null), 10001),
                Arguments.of("bid far above the market", bid("1", "1020.5"), 110003),
                Arguments.of("ask far below the market", ask("1", "979.5"), 110003),
                Arguments.of("value too small", buy("0.004"), 110094),
                Arguments.of("too dear", bid("1190", "1020").withLinkId("x"), 0),
                Arguments.of("reducing without a position", sell("1").reducing(), 110017),
                Arguments.of("rising trigger below the market", buy("1").when(Trigger.Direction.RISING, dec("999")), 110092),
                Arguments.of("falling trigger above the market", sell("1").when(Trigger.Direction.FALLING, dec("1001")), 110093),
                Arguments.of("stop loss of a buy above the market", buy("1").protectedBy(null, dec("1001")), 10001),
                Arguments.of("take profit of a sell above the market", sell("1").protectedBy(dec("1001"), null), 10001));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void anOrderIsRefusedWithTheVenuesCode(String name, NewOrder order, int code) {
        assertThat(venue.code(1, order)).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void aRefusalLeavesNoTrace(String name, NewOrder order, int code) {
        JsonMapper json = JsonMapper.builder().build();
        String before = json.writeValueAsString(venue.venue.state());
        if (venue.code(1, order) != 0) {
            assertThat(json.writeValueAsString(venue.venue.state())).isEqualTo(before);
            assertThat(venue.events).isEmpty();
        }
    }

    @Test
    void lookingChangesNothing() {
        JsonMapper json = JsonMapper.builder().build();
        String before = json.writeValueAsString(venue.venue.state());
        venue.venue.position(1, LINEAR);
        venue.venue.risk(1, LINEAR);
        venue.venue.balance(1, "USDT");
        venue.venue.book(LINEAR, Side.BUY, 50);
        venue.venue.netPosition(LINEAR);
        assertThat(json.writeValueAsString(venue.venue.state())).isEqualTo(before);
    }

    @Test
    void leverageThatWouldLiquidateAtOnceIsRefused() {
        venue.venue.apply(new VenueInput.SetMarginMode(1, MarginMode.ISOLATED_MARGIN));
        venue.place(1, buy("1"));
        venue.to("960");
        assertThat(venue.code(new VenueInput.SetLeverage(1, LINEAR, dec("50")))).isEqualTo(110011);
        assertThat(venue.position(1).leverage()).isEqualByComparingTo("10");
        assertThat(venue.position(1).held()).isTrue();
    }

    @Test
    void aReducingOrderOnThePositionsOwnSideIsRefused() {
        venue.place(1, buy("1"));
        assertThat(venue.code(1, buy("1").reducing())).isEqualTo(110017);
    }

    @Test
    void aLinkIdIsUniqueForEverEvenAfterItsOrderHasEnded() {
        venue.place(1, buy("1").withLinkId("a-1"));
        assertThat(venue.code(1, buy("1").withLinkId("a-1"))).isEqualTo(110072);
        venue.account(2, "1000000", "0");
        assertThat(venue.code(2, buy("1").withLinkId("a-1"))).as("another account's ids are its own").isZero();
    }

    @Test
    void fiveHundredActiveAndTenConditionalOrdersAreTheLimit() {
        for (int i = 0; i < VenueRules.MAX_ACTIVE; i++) {
            venue.place(1, bid("0.010", "900"));
        }
        assertThat(venue.code(1, bid("0.010", "900"))).isEqualTo(110020);
        for (int i = 0; i < VenueRules.MAX_CONDITIONAL; i++) {
            venue.place(1, buy("0.010").when(Trigger.Direction.RISING, dec("1100")));
        }
        assertThat(venue.code(1, buy("0.010").when(Trigger.Direction.RISING, dec("1100")))).isEqualTo(110009);
    }

    @Test
    void whatIsGoneCannotBeCancelledOrAmended() {
        Order order = venue.place(1, buy("1"));
        assertThat(venue.code(new VenueInput.Cancel(1, LINEAR, order.id(), ""))).isEqualTo(110001);
        assertThat(venue.code(new VenueInput.Amend(1, LINEAR, "", "nobody", dec("2"), null, null, null, null))).isEqualTo(110001);
        venue.account(2, "100", "0");
        Order resting = venue.place(1, bid("1", "900"));
        assertThat(venue.code(new VenueInput.Cancel(2, LINEAR, resting.id(), ""))).as("another account's order").isEqualTo(110001);
    }

    @Test
    void anAmendmentMustChangeSomethingAndStayPossible() {
        Order order = venue.place(1, bid("1", "900"));
        Map<VenueInput.Amend, Integer> codes = Map.of(
                new VenueInput.Amend(1, LINEAR, order.id(), "", dec("1"), dec("900"), null, null, null), 10001,
                new VenueInput.Amend(1, LINEAR, order.id(), "", dec("0.0001"), null, null, null, null), 10001,
                new VenueInput.Amend(1, LINEAR, order.id(), "", null, dec("900.1"), null, null, null), 10001);
        codes.forEach((amend, code) -> assertThat(venue.code(amend)).as(amend.toString()).isEqualTo(code));
        VenueFixture poor = new VenueFixture().account(1, "100", "0").open("1000");
        Order small = poor.place(1, bid("1", "900"));
        assertThat(poor.code(new VenueInput.Amend(1, LINEAR, small.id(), "", dec("2"), null, null, null, null))).isEqualTo(110007);
    }

    @Test
    void leverageIsCheckedAgainstItsRangeAndTheBalance() {
        assertThat(List.of("0.5", "10.001", "101", "10").stream().map(l -> venue.code(new VenueInput.SetLeverage(1, LINEAR, dec(l)))).toList())
                .containsExactly(10001, 10001, 110013, 110043);
        VenueFixture poor = new VenueFixture().account(1, "150", "0").open("1000");
        poor.place(1, buy("1"));
        assertThat(poor.code(new VenueInput.SetLeverage(1, LINEAR, dec("2")))).isEqualTo(110012);
        assertThat(poor.position(1).leverage()).isEqualByComparingTo("10");
    }

    @Test
    void theMarginModeIsFixedWhileSomethingIsOpen() {
        venue.place(1, bid("1", "900"));
        assertThat(venue.code(new VenueInput.SetMarginMode(1, MarginMode.ISOLATED_MARGIN))).isEqualTo(3400045);
        assertThat(venue.code(new VenueInput.SetMarginMode(1, MarginMode.REGULAR_MARGIN))).as("it is already that").isZero();
    }

    @Test
    void levelsNeedAPositionAndAChange() {
        VenueInput stop = new VenueInput.SetTradingStop(1, LINEAR, null, dec("950"), null, null);
        assertThat(venue.code(stop)).isEqualTo(10001);
        venue.place(1, buy("1"));
        assertThat(venue.code(stop)).isZero();
        assertThat(venue.code(stop)).isEqualTo(34040);
        assertThat(venue.code(new VenueInput.SetTradingStop(1, LINEAR, null, dec("1050"), null, null))).isEqualTo(10001);
    }

    @Test
    void whenTheDataHasEndedTheContractIsNotLive() {
        venue.venue.end();
        assertThat(venue.code(1, buy("1"))).isEqualTo(110074);
    }
}
