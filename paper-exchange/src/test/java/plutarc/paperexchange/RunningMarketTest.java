package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.paperexchange.engine.Speed;
import plutarc.paperexchange.market.FileCandles.AtEnd;
import tools.jackson.databind.JsonNode;

/** The market driven by the clock, as fast as it goes, and in long strides. */
class RunningMarketTest {
    @TempDir
    Path data;

    private static List<JsonNode> confirmed(TestClient.Socket socket) {
        return socket.received.stream().map(m -> m.at("/data/0")).filter(r -> r.path("confirm").asBoolean(false)).toList();
    }

    private static TestClient.Socket klines(TestClient client) {
        TestClient.Socket socket = client.socket("/v5/public/linear");
        socket.send("{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\",\"kline.5.BTCUSDT\"]}");
        socket.await(m -> m.path("op").asString("").equals("subscribe"));
        return socket;
    }

    @Test
    void byTheClockAMarketOrderFillsAtOnceAndCandlesFollowEachOther() {
        try (PaperExchange exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.parse("600x")))) {
            TestClient client = new TestClient(exchange).withAccount("{\"USDT\":\"100000\"}");
            TestClient.Socket socket = klines(client);
            TestClient.Socket orders = client.privateSocket("execution");
            assertThat(client.market("Buy", "0.1", "").get("retCode").asInt()).isZero();
            JsonNode fill = orders.awaitTopic("execution", r -> true).at("/data/0");
            long minute = Long.parseLong(fill.get("execTime").asString()) / 60_000 * 60_000;
            Awaitility.await().until(() -> confirmed(socket).stream().filter(r -> r.get("interval").asString().equals("1")).count() >= 4);
            List<Long> starts = confirmed(socket).stream().filter(r -> r.get("interval").asString().equals("1")).map(r -> r.get("start").asLong()).toList();
            for (int i = 1; i < starts.size(); i++) {
                assertThat(starts.get(i) - starts.get(i - 1)).isEqualTo(60_000);
            }
            JsonNode candle = client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=1&limit=1&end=" + minute).at("/result/list/0");
            assertThat(new BigDecimal(fill.get("execPrice").asString())).isBetween(new BigDecimal(candle.get(3).asString()).subtract(BigDecimal.ONE),
                    new BigDecimal(candle.get(2).asString()).add(BigDecimal.ONE));
        }
    }

    @Test
    void aLongStrideReachesASubscriberWholeAndInOrder() {
        try (PaperExchange exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP).withMarket("generated:11"))) {
            TestClient client = new TestClient(exchange);
            TestClient.Socket socket = klines(client);
            client.advance(300);
            Awaitility.await().until(() -> confirmed(socket).size() >= 360);
            assertThat(confirmed(socket).stream().filter(r -> r.get("interval").asString().equals("1")).map(r -> r.get("start").asLong()).toList()).hasSize(300)
                    .isSorted().doesNotHaveDuplicates();
            assertThat(confirmed(socket).stream().filter(r -> r.get("interval").asString().equals("5"))).hasSize(60);
        }
    }

    @Test
    void aClientThatReadsNothingIsCutOffAndHoldsNobodyUp() {
        try (PaperExchange exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP).withMarket("generated:11"))) {
            TestClient client = new TestClient(exchange);
            WebSocket deaf = client.http().newWebSocketBuilder().buildAsync(java.net.URI.create(exchange.socketUrl() + "/v5/public/linear"), new WebSocket.Listener() {
                @Override
                public void onOpen(WebSocket socket) {
                    // asks for no message, ever
                }
            }).join();
            deaf.sendText("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\",\"tickers.BTCUSDT\",\"kline.1.BTCUSDT\"]}", true).join();
            JsonNode status = client.advance(1_500);
            assertThat(status.get("bars").asInt()).isEqualTo(1_500);
            deaf.abort();
        }
    }

    @Test
    void atFullSpeedASubscriberIsNotOverrunAndTheDataEndsOnce() {
        try (PaperExchange exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP)
                .withSettings(PaperExchangeConfig.MarketSettings.DEFAULTS.withAtEnd(AtEnd.STOP).withHistory(44_700)))) {
            TestClient client = new TestClient(exchange).withAccount("{\"USDT\":\"100000\"}");
            TestClient.Socket socket = klines(client);
            client.control("POST", "/speed", "{\"speed\":\"max\"}");
            Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).until(() -> client.control("GET", "/status", "").get("ended").asBoolean());
            Awaitility.await().until(() -> confirmed(socket).stream().filter(r -> r.get("interval").asString().equals("1")).count() == 331);
            assertThat(client.market("Buy", "0.1", "").get("retCode").asInt()).isEqualTo(110074);
            assertThat(client.open("/v5/market/instruments-info", "category=linear&symbol=BTCUSDT").at("/result/list/0/status").asString()).isEqualTo("Closed");
        }
        try (PaperExchange exchange = PaperExchange.start(PaperExchangeConfig.defaults(data)
                .withSettings(PaperExchangeConfig.MarketSettings.DEFAULTS.withAtEnd(AtEnd.STOP).withHistory(44_700)))) {
            assertThat(new TestClient(exchange).control("GET", "/status", "").get("ended").asBoolean()).as("also after a restart").isTrue();
        }
    }
}
