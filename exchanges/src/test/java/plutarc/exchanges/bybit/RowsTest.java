package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Execution;
import plutarc.exchanges.KeyCheck;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.QuantityUnit;
import plutarc.exchanges.TimeInForce;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.Wallet;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** Rows in the shapes that Bybit's documentation shows. */
class RowsTest {

    @Test
    void anExecution() {
        Execution execution = read(ExecutionRow::read, ContractType.LINEAR, """
                {"category":"linear","symbol":"BTCUSDT","closedSize":"0.5","execFee":"26.3725275","execId":"0ab1bdf7","execPrice":"95900.1","execQty":"0.5",
                 "execType":"Trade","execValue":"47950.05","feeRate":"0.00055","leavesQty":"0","orderId":"9aac161b","orderLinkId":"abc123","orderPrice":"94942.5",
                 "orderQty":"0.5","orderType":"Market","stopOrderType":"UNKNOWN","side":"Sell","execTime":"1746270400353","isMaker":false,"seq":140612148849382,
                 "extraFees":[{"feeCoin":"USDT","fee":"0.006"}],"feeCurrency":"USDT"}""");

        assertThat(execution).isEqualTo(new Execution("0ab1bdf7", Execution.Kind.TRADE, "BTCUSDT", Optional.of(new ClientOrderId("abc123")), "9aac161b",
                OrderSide.SELL, new BigDecimal("95900.1"), Quantity.base("0.5"), new BigDecimal("26.3725275"), "USDT", false, Quantity.base("0"),
                Instant.ofEpochMilli(1746270400353L)));
    }

    @ParameterizedTest
    @CsvSource({"Trade,TRADE,true", "Funding,FUNDING,false", "BustTrade,LIQUIDATION,true", "AdlTrade,AUTO_DELEVERAGE,true", "Settle,SETTLEMENT,true"})
    void onlyFundingIsNoFill(String word, Execution.Kind kind, boolean fill) {
        Execution execution = read(ExecutionRow::read, ContractType.LINEAR, "{\"execType\":\"" + word + "\",\"side\":\"Buy\",\"symbol\":\"BTCUSDT\"}");
        assertThat(execution.kind()).isEqualTo(kind);
        assertThat(execution.kind().isFill()).isEqualTo(fill);
    }

    @Test
    void anExecutionOfAnInverseContractCountsDollarsAndPaysInCoin() {
        Execution execution = read(ExecutionRow::read, ContractType.INVERSE,
                "{\"symbol\":\"BTCUSD\",\"side\":\"Buy\",\"execQty\":\"300\",\"feeCurrency\":\"\",\"execType\":\"Trade\",\"orderLinkId\":\"by-hand\"}");
        assertThat(execution.quantity()).isEqualTo(new Quantity(new BigDecimal("300"), QuantityUnit.QUOTE));
        assertThat(execution.feeCurrency()).isEqualTo("BTC");
        assertThat(execution.clientOrderId()).as("ids of another form are not ours").isEmpty();
    }

    @Test
    void aCancelledPostOnlyOrder() {
        Order order = read(OrderRow::read, ContractType.LINEAR, """
                {"orderId":"14bad3a1","orderLinkId":"YLxaWKMiHU","symbol":"BTCUSDT","price":"26864.40","qty":"0.003","side":"Buy","positionIdx":1,
                 "orderStatus":"Cancelled","rejectReason":"EC_PostOnlyWillTakeLiquidity","avgPrice":"0","leavesQty":"0.000","cumExecQty":"0.000",
                 "timeInForce":"PostOnly","orderType":"Limit","triggerPrice":"0.00","reduceOnly":false,"createdTime":"1684476068369","updatedTime":"1684476068372",
                 "cumFeeDetail":{"MNT":"0.00242968"}}""");

        assertThat(order).isEqualTo(new Order(Optional.of(new ClientOrderId("YLxaWKMiHU")), "14bad3a1", "BTCUSDT", OrderSide.BUY, Quantity.base("0.003"),
                Quantity.base("0.000"), Optional.empty(), Optional.of(new BigDecimal("26864.40")), Optional.empty(), TimeInForce.POST_ONLY, false,
                OrderStatus.CANCELLED, "EC_PostOnlyWillTakeLiquidity", Instant.ofEpochMilli(1684476068369L), Instant.ofEpochMilli(1684476068372L)));
    }

    @Test
    void aMarketOrderHasNoLimitPriceThoughBybitShowsOne() {
        Order order = read(OrderRow::read, ContractType.LINEAR, BybitSamples.order("a1", "Filled"));
        assertThat(order.limitPrice()).isEmpty();
        assertThat(order.averagePrice()).contains(new BigDecimal("47000.5"));
        assertThat(order.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"New,NEW", "PartiallyFilled,PARTIALLY_FILLED", "Untriggered,UNTRIGGERED", "Rejected,REJECTED", "Filled,FILLED", "Cancelled,CANCELLED",
            "PartiallyFilledCanceled,CANCELLED", "Triggered,NEW", "Deactivated,CANCELLED"})
    void everyDocumentedStatusHasOneMeaning(String word, OrderStatus status) {
        assertThat(BybitWords.status(word)).isEqualTo(status);
    }

    @Test
    void anUndocumentedStatusIsRefusedByName() {
        assertThatThrownBy(() -> BybitWords.status("Sleeping")).hasMessageContaining("orderStatus").hasMessageContaining("Sleeping");
    }

    @Test
    void aPositionOfTheListAndOfTheStream() {
        String rest = """
                {"positionIdx":0,"symbol":"BTCUSD","side":"Sell","size":"300","avgPrice":"27464.50441675","tradeMode":0,"leverage":"10","markPrice":"28224.50",
                 "liqPrice":"","unrealisedPnl":"-0.00029413","curRealisedPnl":"0.00013123","createdTime":"1676538056258","updatedTime":"1697673600012"}""";
        VenuePosition position = read(PositionRow::read, ContractType.INVERSE, rest);

        assertThat(position.side()).contains(Side.SHORT);
        assertThat(position.quantity()).isEqualTo(new Quantity(new BigDecimal("300"), QuantityUnit.QUOTE));
        assertThat(position.entryPrice()).isEqualByComparingTo("27464.50441675");
        assertThat(position.liquidationPrice()).isEmpty();
        assertThat(position.marginMode()).as("a unified account's mode is not the position's").isEmpty();
        assertThat(read(PositionRow::read, ContractType.INVERSE, rest.replace("avgPrice", "entryPrice"))).isEqualTo(position);
    }

    @Test
    void aFlatPositionHasNoSide() {
        VenuePosition position = read(PositionRow::read, ContractType.LINEAR, "{\"symbol\":\"BTCUSDT\",\"side\":\"\",\"size\":\"0\",\"entryPrice\":\"0\"}");
        assertThat(position.isFlat()).isTrue();
        assertThat(position.side()).isEmpty();
    }

    @Test
    void aWalletsFreeMarginIsWhatIsNotBoundNorLost() {
        List<Wallet.Balance> balances = read((parser, type) -> WalletRow.read(parser), ContractType.LINEAR, """
                {"accountType":"UNIFIED","totalEquity":"1","coin":[{"coin":"USDT","equity":"990","walletBalance":"1000","unrealisedPnl":"-10","totalPositionIM":"100",
                 "totalOrderIM":"50","locked":"0"},{"coin":"BTC","equity":"1.5","walletBalance":"1","unrealisedPnl":"0.5","totalPositionIM":"","totalOrderIM":""}]}""");

        assertThat(balances).containsExactly(
                new Wallet.Balance("USDT", new BigDecimal("1000"), new BigDecimal("990"), new BigDecimal("840"), new BigDecimal("-10")),
                new Wallet.Balance("BTC", new BigDecimal("1"), new BigDecimal("1.5"), new BigDecimal("1"), new BigDecimal("0.5")));
    }

    @Test
    void anInstrument() {
        String row = """
                {"symbol":"BTCUSDT","contractType":"LinearPerpetual","status":"Trading","baseCoin":"BTC","quoteCoin":"USDT","launchTime":"1584230400000",
                 "leverageFilter":{"minLeverage":"1","maxLeverage":"100.00","leverageStep":"0.01"},"priceFilter":{"minPrice":"0.10","tickSize":"0.10"},
                 "lotSizeFilter":{"maxOrderQty":"1190.000","minOrderQty":"0.001","qtyStep":"0.001","maxMktOrderQty":"500.000","minNotionalValue":"5"},
                 "fundingInterval":480,"settleCoin":"USDT","riskParameters":{"priceLimitRatioX":"0.01"}}""";
        assertThat(read(InstrumentRow::read, ContractType.LINEAR, row)).hasValueSatisfying(spec -> {
            assertThat(spec.tickSize()).isEqualByComparingTo("0.1");
            assertThat(spec.lotSize()).isEqualByComparingTo("0.001");
            assertThat(spec.minQuantity()).isEqualByComparingTo("0.001");
            assertThat(spec.maxQuantity()).isEqualByComparingTo("1190");
            assertThat(spec.maxMarketQuantity()).isEqualByComparingTo("500");
            assertThat(spec.minNotional()).contains(new BigDecimal("5"));
            assertThat(spec.maxLeverage()).isEqualByComparingTo("100");
            assertThat(spec.fundingInterval()).isEqualTo(Duration.ofHours(8));
            assertThat(spec.quantityUnit()).isEqualTo(QuantityUnit.BASE);
            assertThat(spec.settleCurrency()).isEqualTo("USDT");
        });
        assertThat(read(InstrumentRow::read, ContractType.LINEAR, row.replace("LinearPerpetual", "LinearFutures"))).isEmpty();
        assertThat(read(InstrumentRow::read, ContractType.LINEAR, row.replace("Trading", "Delivering"))).isEmpty();
    }

    @Test
    void aCandleOfHistory() {
        Candle candle = read((parser, type) -> KlineRow.read(parser), ContractType.LINEAR,
                "[\"1670608800000\",\"17071\",\"17073\",\"17027\",\"17055.5\",\"268611\",\"15.74462667\"]");
        assertThat(candle).isEqualTo(new Candle(Instant.ofEpochMilli(1670608800000L), 17071, 17073, 17027, 17055.5, 268611, 15.74462667));
    }

    @Test
    void aKeysPermissions() {
        String row = """
                {"readOnly":0,"permissions":{"ContractTrade":["Order","Position"],"Spot":[],"Wallet":["AccountTransfer"],"Derivatives":["DerivativesTrade"]},
                 "ips":["*"],"expiredAt":"1970-01-01T00:00:00Z"}""";
        KeyCheck good = key(row);
        assertThat(good.problem()).isEmpty();
        assertThat(good.canTrade()).isTrue();
        assertThat(good.canWithdraw()).isFalse();
        assertThat(good.allowedIps()).isEmpty();
        assertThat(good.expiresAt()).isEmpty();

        assertThat(key(row.replace("AccountTransfer", "Withdraw")).canWithdraw()).isTrue();
        assertThat(key(row.replace("*", "10.0.0.1")).allowedIps()).containsExactly("10.0.0.1");
        assertThat(key(row.replace("1970", "2027")).expiresAt()).contains(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(key(row.replace("\"readOnly\":0", "\"readOnly\":1")).problem()).hasValueSatisfying(error -> {
            assertThat(error.reason()).isEqualTo(ErrorReason.PERMISSION_DENIED);
            assertThat(error.message()).contains("read-only");
        });
        assertThat(key(row.replace("\"Order\",", "").replace("\"DerivativesTrade\"", "")).canTrade()).isFalse();
    }

    private static KeyCheck key(String row) {
        return read((parser, type) -> KeyRow.read(parser), ContractType.LINEAR, row);
    }

    private static <T> T read(BiFunction<JsonParser, ContractType, T> reader, ContractType type, String json) {
        return reader.apply(Json.parser(json.getBytes(StandardCharsets.UTF_8)), type);
    }
}
