package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.paperexchange.bybit.Signature;
import plutarc.paperexchange.engine.Speed;
import tools.jackson.databind.JsonNode;

/** The venue's protocol as a client meets it: who may ask, what is answered, and how it is refused. Limits on, market in lock-step. */
class ProtocolTest {
    @TempDir
    static Path data;
    private static PaperExchange exchange;
    private TestClient client;

    @BeforeAll
    static void start() {
        exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP).withRateLimits("bybit"));
        new TestClient(exchange).toOpen();
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @BeforeEach
    void account() {
        client = new TestClient(exchange).withAccount("{\"USDT\":\"100000\"}");
    }

    private JsonNode body(HttpRequest request) {
        return TestClient.JSON.readTree(client.send(request).body());
    }

    @Test
    void aBadSignatureIsRefused() {
        TestClient forger = new TestClient(exchange).signedBy(client.key(), "not the secret");
        assertThat(forger.get("/v5/position/list", "category=linear&symbol=BTCUSDT").get("retCode").asInt()).isEqualTo(10004);
        assertThat(forger.market("Buy", "1", "").get("retCode").asInt()).isEqualTo(10004);
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThat(new TestClient(exchange).signedBy("nobody", "s").get("/v5/account/info", "").get("retCode").asInt()).isEqualTo(10003);
    }

    @Test
    void anUnsignedRequestIsUnauthorised() {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(java.net.URI.create(exchange.restUrl() + "/v5/account/info")).build());
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-6000, 5000, 10002", "-4000, 5000, 0", "-6000, 10000, 0", "900, 5000, 0", "2500, 5000, 10002"})
    void theTimestampMustLieInTheWindow(long offset, String window, int code) {
        assertThat(body(client.signed("/v5/account/info", "", System.currentTimeMillis() + offset, window).build()).get("retCode").asInt()).isEqualTo(code);
    }

    @Test
    void aWhitelistedKeyWorksOnlyFromItsAddress() throws Exception {
        client.control("PUT", "/keys/" + client.key(), "{\"ips\":[\"127.0.0.7\"]}");
        assertThat(client.get("/v5/account/info", "").get("retCode").asInt()).isEqualTo(10010);
        assertThat(from("127.0.0.8")).contains("\"retCode\":10010");
        assertThat(from("127.0.0.7")).contains("\"retCode\":10003").as("past the whitelist the unknown signature counts").isNotEmpty();
    }

    /** A request that leaves from a chosen loopback address; it is signed by a key that only the whitelist check can tell apart. */
    private String from(String address) throws Exception {
        long now = System.currentTimeMillis();
        String key = address.equals("127.0.0.7") ? "unknown" : client.key();
        String request = "GET /v5/account/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-BAPI-API-KEY: " + key + "\r\nX-BAPI-TIMESTAMP: " + now
                + "\r\nX-BAPI-SIGN: " + Signature.rest("s", Long.toString(now), key, "", new byte[0]) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), exchange.port(), InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void aReadOnlyKeyCannotTrade() {
        client.control("PUT", "/keys/" + client.key(), "{\"readOnly\":true}");
        assertThat(client.market("Buy", "1", "").get("retCode").asInt()).isEqualTo(10005);
        assertThat(client.get("/v5/account/info", "").get("retCode").asInt()).isZero();
    }

    @Test
    void theEleventhOrderInASecondIsOneTooMany() {
        HttpResponse<String> last = null;
        for (int i = 0; i < 40; i++) {
            last = client.send(client.posting("/v5/order/cancel", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderId\":\"none\"}"));
            if (last.body().contains("10006")) {
                break;
            }
        }
        assertThat(TestClient.JSON.readTree(last.body()).get("retCode").asInt()).isEqualTo(10006);
        assertThat(last.headers().firstValue("X-Bapi-Limit")).contains("10");
        assertThat(last.headers().firstValue("X-Bapi-Limit-Status")).contains("0");
        assertThat(Long.parseLong(last.headers().firstValue("X-Bapi-Limit-Reset-Timestamp").orElseThrow())).isPositive();
    }

    @Test
    void badParametersAreNamed() {
        Map.of("{\"category\":\"spot\"}", "category",
                "{\"category\":\"linear\"}", "symbol",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Long\"}", "side",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"x\"}", "qty",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"orderLinkId\":\"a b\"}", "orderLinkId",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"positionIdx\":1}", "position idx",
                "not json", "JSON").forEach((body, named) -> {
                    JsonNode answer = client.post("/v5/order/create", body);
                    assertThat(answer.get("retCode").asInt()).isEqualTo(10001);
                    assertThat(answer.get("retMsg").asString()).contains(named);
                });
    }

    @Test
    void refusalsOfTheVenueComeThroughWithTheirCodes() {
        assertThat(client.market("Sell", "1", ",\"reduceOnly\":true").get("retCode").asInt()).isEqualTo(110017);
        assertThat(client.market("Buy", "400", "").get("retCode").asInt()).isEqualTo(110007);
        assertThat(client.limit("Buy", "0.1", "40000", ",\"orderLinkId\":\"same\"").get("retCode").asInt()).isZero();
        assertThat(client.limit("Buy", "0.1", "40000", ",\"orderLinkId\":\"same\"").get("retCode").asInt()).isEqualTo(110072);
        assertThat(client.open("/v5/market/kline", "category=linear&symbol=NOPE&interval=1").get("retCode").asInt()).isEqualTo(10001);
        assertThat(client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=7").get("retMsg").asString()).contains("interval").contains("720");
    }

    @Test
    void unknownPathsAndMethodsAreTold() {
        assertThat(client.send(HttpRequest.newBuilder(java.net.URI.create(exchange.restUrl() + "/v6/x")).build()).statusCode()).isEqualTo(404);
        assertThat(client.send(client.signed("/v5/order/create", "", System.currentTimeMillis(), "5000").build()).statusCode()).isEqualTo(400);
    }

    @Test
    void anOrderLivesThroughCreateRealtimeAmendCancelAndHistory() {
        String id = client.limit("Buy", "0.1", "40000", ",\"orderLinkId\":\"life\"").at("/result/orderId").asString();
        JsonNode open = client.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT").at("/result/list/0");
        assertThat(open.get("orderId").asString()).isEqualTo(id);
        assertThat(open.get("orderStatus").asString()).isEqualTo("New");
        client.post("/v5/order/amend", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"life\",\"price\":\"41000\",\"qty\":\"0.2\"}");
        assertThat(new java.math.BigDecimal(client.get("/v5/order/realtime", "category=linear&orderLinkId=life").at("/result/list/0/price").asString())).isEqualByComparingTo("41000");
        assertThat(client.post("/v5/order/cancel", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderId\":\"" + id + "\"}").get("retCode").asInt()).isZero();
        assertThat(client.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT").at("/result/list").isEmpty()).isTrue();
        assertThat(client.get("/v5/order/history", "category=linear&orderId=" + id).at("/result/list/0/orderStatus").asString()).isEqualTo("Cancelled");
        assertThat(client.get("/v5/order/realtime", "category=linear&orderLinkId=life").at("/result/list/0/orderStatus").asString())
                .as("asked by id a closed order is found as well").isEqualTo("Cancelled");
    }

    @Test
    void cancelAllEndsWhatMatches() {
        for (int i = 0; i < 3; i++) {
            client.limit("Buy", "0.1", "40000", "");
        }
        assertThat(client.post("/v5/order/cancel-all", "{\"category\":\"linear\"}").get("retCode").asInt()).isEqualTo(10001);
        assertThat(client.post("/v5/order/cancel-all", "{\"category\":\"linear\",\"settleCoin\":\"USDT\"}").at("/result/list").size()).isEqualTo(3);
    }

    @Test
    void historyComesInPagesThatNewRowsDoNotShift() {
        for (int i = 0; i < 6; i++) {
            client.market(i % 2 == 0 ? "Buy" : "Sell", "0.1", "");
        }
        JsonNode first = client.get("/v5/execution/list", "category=linear&limit=4").get("result");
        client.market("Buy", "0.1", "");
        JsonNode second = client.get("/v5/execution/list", "category=linear&limit=4&cursor=" + first.get("nextPageCursor").asString()).get("result");
        List<String> ids = java.util.stream.Stream.concat(first.get("list").valueStream(), second.get("list").valueStream()).map(r -> r.get("execId").asString()).toList();
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        assertThat(second.get("nextPageCursor").asString()).isEmpty();
    }

    @Test
    void accountRequestsAnswerInTheVenuesShape() {
        client.market("Buy", "0.5", "");
        assertThat(client.post("/v5/position/set-leverage", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"buyLeverage\":\"20\",\"sellLeverage\":\"20\"}").get("retCode").asInt()).isZero();
        JsonNode position = client.position();
        assertThat(position.get("leverage").asString()).isEqualTo("20");
        assertThat(position.get("side").asString()).isEqualTo("Buy");
        assertThat(position.get("positionIdx").asInt()).isZero();
        JsonNode wallet = client.get("/v5/account/wallet-balance", "accountType=UNIFIED&coin=USDT").at("/result/list/0");
        assertThat(wallet.get("accountType").asString()).isEqualTo("UNIFIED");
        assertThat(wallet.at("/coin/0/coin").asString()).isEqualTo("USDT");
        assertThat(client.get("/v5/account/fee-rate", "category=linear&symbol=BTCUSDT").at("/result/list/0/takerFeeRate").asString()).isEqualTo("0.00055");
        assertThat(client.get("/v5/account/info", "").at("/result/marginMode").asString()).isEqualTo("REGULAR_MARGIN");
        assertThat(client.post("/v5/account/set-margin-mode", "{\"setMarginMode\":\"ISOLATED_MARGIN\"}").get("retCode").asInt()).isEqualTo(3400045);
        assertThat(client.post("/v5/position/trading-stop", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"tpslMode\":\"Full\",\"positionIdx\":0,\"stopLoss\":\"30000\"}").get("retCode").asInt()).isZero();
        assertThat(new java.math.BigDecimal(client.position().get("stopLoss").asString())).isEqualByComparingTo("30000");
    }

    @Test
    void aKeyTellsItsPermissionsAndNoneOfThemIsToWithdraw() {
        JsonNode key = client.get("/v5/user/query-api", "").get("result");
        assertThat(key.get("apiKey").asString()).isEqualTo(client.key());
        assertThat(key.get("readOnly").asInt()).isZero();
        assertThat(key.at("/permissions/ContractTrade").valueStream().map(JsonNode::asString).toList()).containsExactly("Order", "Position");
        assertThat(key.at("/permissions/Wallet").isEmpty()).isTrue();
        assertThat(key.toString()).doesNotContain("Withdraw");
    }

    @Test
    void publicMarketDataAnswersWithoutAKey() {
        JsonNode instrument = client.open("/v5/market/instruments-info", "category=linear&symbol=BTCUSDT").at("/result/list/0");
        assertThat(instrument.at("/lotSizeFilter/qtyStep").asString()).isEqualTo("0.001");
        assertThat(instrument.get("fundingInterval").asInt()).isEqualTo(480);
        assertThat(client.open("/v5/market/instruments-info", "category=inverse").at("/result/list/0/contractType").asString()).isEqualTo("InversePerpetual");
        assertThat(client.open("/v5/market/orderbook", "category=linear&symbol=BTCUSDT&limit=5").at("/result/b").size()).isEqualTo(5);
        assertThat(client.open("/v5/market/funding/history", "category=linear&symbol=BTCUSDT&limit=3").at("/result/list").size()).isEqualTo(3);
        assertThat(client.open("/v5/market/open-interest", "category=linear&symbol=BTCUSDT&intervalTime=1h&limit=2").at("/result/list").size()).isEqualTo(2);
        assertThat(client.open("/v5/market/recent-trade", "category=linear&symbol=BTCUSDT").at("/result/list").isEmpty()).isFalse();
        assertThat(client.open("/v5/market/tickers", "category=inverse&symbol=BTCUSD").at("/result/list/0/symbol").asString()).isEqualTo("BTCUSD");
        long wall = client.open("/v5/market/time", "").at("/result/timeSecond").asLong();
        assertThat(Math.abs(wall - System.currentTimeMillis() / 1000)).isLessThan(5);
    }

    @Test
    void ordersGoInOverTheTradeSocket() {
        TestClient.Socket trade = client.socket("/v5/trade").auth();
        trade.send("{\"reqId\":\"r1\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + System.currentTimeMillis() + "\"},\"op\":\"order.create\",\"args\":[{\"category\":\"linear\","
                + "\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0.1\",\"price\":\"40000\",\"orderLinkId\":\"ws-1\"}]}");
        JsonNode placed = trade.await(m -> m.path("reqId").asString("").equals("r1"));
        assertThat(placed.get("retCode").asInt()).isZero();
        assertThat(placed.at("/data/orderLinkId").asString()).isEqualTo("ws-1");
        assertThat(placed.at("/header/X-Bapi-Limit").asString()).isEqualTo("10");
        trade.send("{\"reqId\":\"r1\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + System.currentTimeMillis() + "\"},\"op\":\"order.cancel\",\"args\":[{}]}");
        assertThat(trade.await(m -> m.path("retCode").asInt() == 20006)).isNotNull();
        trade.send("{\"reqId\":\"r2\",\"header\":{\"X-BAPI-TIMESTAMP\":\"1\"},\"op\":\"order.cancel\",\"args\":[{}]}");
        assertThat(trade.await(m -> m.path("reqId").asString("").equals("r2")).get("retCode").asInt()).isEqualTo(10002);
        trade.send("{\"reqId\":\"r3\",\"op\":\"order.eat\",\"args\":[]}");
        assertThat(trade.await(m -> m.path("reqId").asString("").equals("r3")).get("retCode").asInt()).isEqualTo(10404);
        trade.send("{\"reqId\":\"r4\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + System.currentTimeMillis() + "\"},\"op\":\"order.cancel\",\"args\":[{\"category\":\"linear\","
                + "\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"ws-1\"}]}");
        assertThat(trade.await(m -> m.path("reqId").asString("").equals("r4")).get("retCode").asInt()).isZero();
        trade.send("{\"op\":\"ping\"}");
        trade.await(m -> m.path("op").asString("").equals("pong"));
    }

    @Test
    void socketsRefuseWhatTheyDoNotKnow() {
        TestClient.Socket open = client.socket("/v5/public/linear");
        open.send("{\"op\":\"subscribe\",\"args\":[\"kline.1.NOPE\"]}");
        assertThat(open.await(m -> m.path("op").asString("").equals("subscribe")).get("ret_msg").asString()).contains("handler not found,topic:kline.1.NOPE");
        open.send("{\"op\":\"ping\",\"req_id\":\"5\"}");
        assertThat(open.await(m -> m.path("op").asString("").equals("ping")).get("ret_msg").asString()).isEqualTo("pong");
        open.send("rubbish");
        open.await(m -> m.path("ret_msg").asString("").contains("not a JSON object"));
        TestClient.Socket closed = client.socket("/v5/private");
        closed.send("{\"op\":\"subscribe\",\"args\":[\"order\"]}");
        assertThat(closed.await(m -> m.path("op").asString("").equals("subscribe")).get("success").asBoolean()).isFalse();
        closed.send("{\"op\":\"auth\",\"args\":[\"" + client.key() + "\",1,\"x\"]}");
        assertThat(closed.await(m -> m.path("op").asString("").equals("auth")).get("success").asBoolean()).isFalse();
    }

    @Test
    void theBookStreamIsASnapshotAndThenWhatChanged() {
        TestClient.Socket socket = client.socket("/v5/public/linear");
        socket.send("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\",\"publicTrade.BTCUSDT\",\"tickers.BTCUSDT\"]}");
        JsonNode snapshot = socket.await(m -> m.path("type").asString("").equals("snapshot") && m.path("topic").asString("").startsWith("orderbook"));
        Map<String, String> bids = new java.util.TreeMap<>();
        snapshot.at("/data/b").forEach(l -> bids.put(l.get(0).asString(), l.get(1).asString()));
        client.limit("Buy", "0.3", "46000", "");
        client.advance(1);
        client.toOpen();
        socket.await(m -> m.path("topic").asString("").equals("publicTrade.BTCUSDT"));
        client.open("/v5/market/time", "");
        JsonNode now = client.open("/v5/market/orderbook", "category=linear&symbol=BTCUSDT&limit=50").get("result");
        socket.await(m -> m.path("type").asString("").equals("delta") && m.at("/data/u").asLong() == now.get("u").asLong());
        long expected = snapshot.at("/data/u").asLong();
        for (JsonNode delta : socket.received) {
            if (delta.path("type").asString("").equals("delta")) {
                assertThat(delta.at("/data/u").asLong()).isEqualTo(++expected);
                delta.at("/data/b").forEach(l -> {
                    if (l.get(1).asString().equals("0")) {
                        bids.remove(l.get(0).asString());
                    } else {
                        bids.put(l.get(0).asString(), l.get(1).asString());
                    }
                });
            }
        }
        Map<String, String> rest = new java.util.TreeMap<>();
        now.get("b").forEach(l -> rest.put(l.get(0).asString(), l.get(1).asString()));
        assertThat(bids).isEqualTo(rest);
    }

    @Test
    void accountsOpenedAtTheSameTimeAreDifferentAccounts() {
        List<java.util.concurrent.CompletableFuture<HttpResponse<String>>> answers = java.util.stream.IntStream.range(0, 8).mapToObj(i -> client.http().sendAsync(
                HttpRequest.newBuilder(java.net.URI.create(exchange.controlUrl() + "/accounts")).header("Authorization", "Bearer " + exchange.adminToken())
                        .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString())).toList();
        assertThat(answers.stream().map(a -> TestClient.JSON.readTree(a.join().body()).get("uid").asLong()).toList()).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void theControlPortAsksForItsToken() {
        HttpRequest request = HttpRequest.newBuilder(java.net.URI.create(exchange.controlUrl() + "/status")).header("Authorization", "Bearer guess").build();
        assertThat(client.send(request).statusCode()).isEqualTo(401);
        assertThat(client.control("POST", "/advance", "{\"bars\":0}").get("error").asString()).contains("bars").contains("1 to 100000");
        assertThat(client.control("POST", "/speed", "{\"speed\":\"fast\"}").get("error").asString()).contains("60x");
        assertThat(client.control("POST", "/faults", "{\"type\":\"fire\"}").get("error").asString()).contains("drop");
        assertThat(client.control("GET", "/accounts", "").toString()).doesNotContain("apiSecret");
    }
}
