package plutarc.paperexchange.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.paperexchange.venue.VenueFixture.INVERSE;
import static plutarc.paperexchange.venue.VenueFixture.LINEAR;
import static plutarc.paperexchange.venue.VenueFixture.bid;
import static plutarc.paperexchange.venue.VenueFixture.buy;
import static plutarc.paperexchange.venue.VenueFixture.dec;
import static plutarc.paperexchange.venue.VenueFixture.sell;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {

    private static VenueFixture isolated(String leverage) {
        VenueFixture venue = new VenueFixture().account(1, "10000", "10").open("1000");
        venue.venue.apply(new VenueInput.SetMarginMode(1, MarginMode.ISOLATED_MARGIN));
        venue.venue.apply(new VenueInput.SetLeverage(1, LINEAR, dec(leverage)));
        venue.venue.apply(new VenueInput.SetLeverage(1, INVERSE, dec(leverage)));
        return venue;
    }

    /** Entry 1000, maintenance 0.5 %: long liquidates at entry (1 - 1/leverage + 0.005), short at entry (1 + 1/leverage - 0.005). */
    @ParameterizedTest
    @CsvSource({"5, BUY, 805", "5, SELL, 1195", "20, BUY, 955", "20, SELL, 1045", "100, BUY, 995", "100, SELL, 1005"})
    void anIsolatedPositionIsLiquidatedWhereItsMarginIsUsedUp(String leverage, Side side, String level) {
        VenueFixture venue = isolated(leverage);
        venue.venue.apply(new VenueInput.SetLeverage(1, LINEAR, dec(leverage)));
        venue.place(1, NewOrder.market(LINEAR, side, dec("1")));
        assertThat(venue.venue.risk(1, LINEAR).liquidation().orElseThrow()).isEqualByComparingTo(level);
        venue.to(side == Side.BUY ? dec(level).add(dec("0.5")).toPlainString() : dec(level).subtract(dec("0.5")).toPlainString());
        assertThat(venue.position(1).held()).isTrue();
        venue.to(level);
        assertThat(venue.position(1).held()).isFalse();
        assertThat(venue.executions(1).getLast().kind()).isEqualTo(Execution.Kind.LIQUIDATION);
        assertThat(venue.usdt(1)).as("exactly the margin is lost").isEqualByComparingTo(dec("10000").subtract(dec("1000").divide(dec(leverage))));
    }

    @Test
    void aGapFarBeyondTheLiquidationLosesNoMoreThanTheIsolatedMargin() {
        VenueFixture venue = isolated("10");
        venue.place(1, buy("1"));
        venue.close("1000").open("500");
        assertThat(venue.usdt(1)).isEqualByComparingTo("9900");
    }

    @Test
    void aStopBeforeTheLiquidationSavesThePosition() {
        VenueFixture venue = isolated("10");
        venue.place(1, buy("1").protectedBy(null, dec("950")));
        venue.to("800");
        assertThat(venue.usdt(1)).isEqualByComparingTo("9950");
        assertThat(venue.executions(1).getLast().kind()).isEqualTo(Execution.Kind.TRADE);
    }

    @Test
    void inCrossMarginTheWholeBalanceCarriesThePosition() {
        VenueFixture venue = new VenueFixture().account(1, "500", "0").open("1000");
        venue.place(1, buy("1"));
        assertThat(venue.venue.risk(1, LINEAR).liquidation().orElseThrow()).as("500 + 5 maintenance").isEqualByComparingTo("505");
        venue.to("600");
        assertThat(venue.position(1).held()).isTrue();
        venue.to("400");
        assertThat(venue.usdt(1)).as("nothing is left, nothing is owed").isEqualByComparingTo("0");
    }

    @Test
    void anInversePositionGainsAndLosesInTheBaseCoin() {
        VenueFixture venue = isolated("10");
        venue.place(1, NewOrder.market(INVERSE, Side.BUY, dec("1000")));
        assertThat(venue.venue.position(1, INVERSE).cost()).isEqualByComparingTo("1");
        venue.to("1250");
        assertThat(venue.venue.position(1, INVERSE).unrealised(venue.venue.instrument(INVERSE).orElseThrow(), dec("1250"))).isEqualByComparingTo("0.2");
        venue.place(1, NewOrder.market(INVERSE, Side.SELL, dec("1000")));
        assertThat(venue.venue.account(1).orElseThrow().wallet("BTC")).isEqualByComparingTo("10.2");
    }

    @Test
    void anInverseLongIsLiquidatedWhereItsCoinMarginIsUsedUp() {
        VenueFixture venue = isolated("10");
        venue.place(1, NewOrder.market(INVERSE, Side.BUY, dec("1000")));
        // exit value 1 + 0.1 - 0.005 coins: 1000 / 1.095 = 913.24, on the tick above
        assertThat(venue.venue.risk(1, INVERSE).liquidation().orElseThrow()).isEqualByComparingTo("913.5");
        venue.to("900");
        assertThat(venue.venue.account(1).orElseThrow().wallet("BTC").setScale(3, RoundingMode.HALF_UP)).isEqualByComparingTo("9.900");
    }

    @Test
    void liquidationCancelsTheOrdersOfTheContract() {
        VenueFixture venue = isolated("10");
        venue.place(1, buy("1"));
        Order order = venue.place(1, bid("1", "600"));
        venue.close("1000").open("850");
        assertThat(venue.order(order.id()).cancelType()).isEqualTo("CancelByPrepareLiq");
    }

    @ParameterizedTest
    @CsvSource({"99.000, 0", "101.000, 110007"})
    void anOrderMustBeCoveredByTheAvailableBalance(String qty, int code) {
        VenueFixture venue = new VenueFixture().account(1, "10000", "0").open("1000");
        assertThat(venue.code(1, buy(qty))).isEqualTo(code);
    }

    @Test
    void openOrdersBindMarginAndCancellingFreesIt() {
        VenueFixture venue = new VenueFixture().account(1, "1000", "0").open("1000");
        Order order = venue.place(1, bid("6", "900"));
        assertThat(venue.venue.balance(1, "USDT").available()).isEqualByComparingTo("460");
        assertThat(venue.code(1, bid("6", "900"))).isEqualTo(110007);
        venue.venue.apply(new VenueInput.Cancel(1, LINEAR, order.id(), ""));
        assertThat(venue.venue.balance(1, "USDT").available()).isEqualByComparingTo("1000");
    }

    @Test
    void anOrderThatOnlyClosesNeedsNoMargin() {
        VenueFixture venue = new VenueFixture().account(1, "1000", "0").open("1000");
        venue.place(1, buy("9.9"));
        assertThat(venue.code(1, sell("9.9"))).isZero();
        assertThat(venue.position(1).held()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"BUY, 0.0003, 9999.7", "SELL, 0.0003, 10000.3", "BUY, -0.0002, 10000.2"})
    void fundingIsPaidByLongsWhenPositiveAtTheOpensPriceByThoseWhoHeldBefore(Side side, String rate, String wallet) {
        VenueFixture venue = new VenueFixture().account(1, "10000", "0").account(2, "10000", "0").open("1000");
        venue.place(1, NewOrder.market(LINEAR, side, dec("1")));
        venue.close("1000");
        venue.place(2, NewOrder.market(LINEAR, side, dec("1")));
        venue.open("1000", rate);
        assertThat(venue.usdt(1)).isEqualByComparingTo(wallet);
        assertThat(venue.executions(1).getLast().kind()).isEqualTo(Execution.Kind.FUNDING);
        assertThat(venue.usdt(2)).as("entered at the very instant: pays nothing").isEqualByComparingTo("10000");
    }

    @Test
    void feesAreTakenByRoleOnTheValue() {
        VenueFixture venue = new VenueFixture(0, "1000", "0.0002", "0.00055").account(1, "10000", "0").open("1000");
        venue.place(1, buy("1"));
        assertThat(venue.usdt(1)).isEqualByComparingTo("9999.45");
        venue.place(1, NewOrder.limit(LINEAR, Side.SELL, dec("1"), dec("1010")));
        venue.to("1010");
        assertThat(venue.usdt(1)).isEqualByComparingTo("10009.248");
    }
}
