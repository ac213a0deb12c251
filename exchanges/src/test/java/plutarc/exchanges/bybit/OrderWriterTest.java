package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.TimeInForce;
import plutarc.exchanges.Trigger;

class OrderWriterTest {

    private static final ClientOrderId ID = new ClientOrderId("a1");
    private final OrderWriter linear = new OrderWriter(ContractType.LINEAR);

    @Test
    void aMarketOrder() {
        assertThat(body(linear.create(OrderRequest.market(ID, "BTCUSDT", OrderSide.BUY, Quantity.base("0.010"), false)))).isEqualTo("""
                {"category":"linear","symbol":"BTCUSDT","orderLinkId":"a1","side":"Buy","orderType":"Market","qty":"0.010","timeInForce":"IOC",\
                "positionIdx":0,"reduceOnly":false}""");
    }

    @Test
    void aReduceOnlyLimitOrderWritesPlainDecimals() {
        assertThat(body(linear.create(OrderRequest.limit(ID, "SHIBUSDT", OrderSide.SELL, Quantity.base("1E+3"), new BigDecimal("1E-5"), TimeInForce.POST_ONLY, true))))
                .isEqualTo("""
                {"category":"linear","symbol":"SHIBUSDT","orderLinkId":"a1","side":"Sell","orderType":"Limit","qty":"1000","price":"0.00001",\
                "timeInForce":"PostOnly","positionIdx":0,"reduceOnly":true}""");
    }

    @Test
    void aStopOfAnInverseContract() {
        assertThat(body(new OrderWriter(ContractType.INVERSE).create(OrderRequest.stop(ID, "BTCUSD", OrderSide.SELL, Quantity.quote("300"),
                new Trigger(new BigDecimal("26000.5"), Trigger.PriceSource.MARK, Trigger.Direction.FALLS_TO))))).isEqualTo("""
                {"category":"inverse","symbol":"BTCUSD","orderLinkId":"a1","side":"Sell","orderType":"Market","qty":"300","timeInForce":"IOC",\
                "positionIdx":0,"reduceOnly":true,"triggerPrice":"26000.5","triggerDirection":2,"triggerBy":"MarkPrice"}""");
    }

    @Test
    void anAmendNamesOnlyWhatChanges() {
        assertThat(body(linear.amend(new AmendRequest(ID, "BTCUSDT", Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("27000"))))))
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"a1\",\"triggerPrice\":\"27000\"}");
    }

    @Test
    void theSameFieldsGoIntoAFrame() {
        assertThat(new String(OrderWriter.frame("r1", "order.cancel", 1711001595207L, 5000, linear.cancel("BTCUSDT", ID)), StandardCharsets.UTF_8)).isEqualTo("""
                {"reqId":"r1","header":{"X-BAPI-TIMESTAMP":"1711001595207","X-BAPI-RECV-WINDOW":"5000"},"op":"order.cancel",\
                "args":[{"category":"linear","symbol":"BTCUSDT","orderLinkId":"a1"}]}""");
    }

    private static String body(OrderWriter.Fields fields) {
        return new String(OrderWriter.body(fields), StandardCharsets.UTF_8);
    }
}
