package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.paperexchange.engine.Speed;
import tools.jackson.databind.JsonNode;

/** Over real sockets, in lock-step, on the bundled market without spread: fills are exact. */
class PaperExchangeTest {
    @TempDir
    Path data;
    private PaperExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP)
                .withSettings(PaperExchangeConfig.MarketSettings.DEFAULTS.withHalfSpread(0)));
        client = new TestClient(exchange).withAccount("{\"USDT\":\"100000\",\"BTC\":\"2\"}");
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private JsonNode lastClosed() {
        return client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=1&limit=1").at("/result/list/0");
    }

    @Test
    void aMarketOrderBetweenTwoMinutesFillsExactlyAtTheNextOpen() {
        client.advance(1);
        JsonNode placed = client.market("Buy", "0.5", ",\"orderLinkId\":\"entry-1\"");
        assertThat(placed.get("retCode").asInt()).isZero();
        assertThat(client.executions()).isEmpty();
        client.toOpen();
        JsonNode open = lastClosed();
        JsonNode fill = client.executions().getFirst();
        assertThat(new BigDecimal(fill.get("execPrice").asString())).isEqualByComparingTo(open.get(1).asString());
        assertThat(fill.get("execTime").asString()).isEqualTo(open.get(0).asString());
        assertThat(fill.get("orderLinkId").asString()).isEqualTo("entry-1");
        assertThat(client.position().get("size").asString()).isEqualTo("0.5");
    }

    @Test
    void klinesComeNewestFirstAndAggregateTheirMinutes() {
        client.advance(10);
        List<JsonNode> minutes = client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=1&limit=1000").at("/result/list").valueStream().toList();
        assertThat(minutes).hasSize(1000);
        assertThat(minutes.get(0).get(0).asLong() - minutes.get(1).get(0).asLong()).isEqualTo(60_000);
        JsonNode hour = client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=60&limit=2").at("/result/list/1");
        long start = hour.get(0).asLong();
        List<JsonNode> inside = minutes.stream().filter(m -> m.get(0).asLong() >= start && m.get(0).asLong() < start + 3_600_000).toList();
        assertThat(inside).hasSize(60);
        assertThat(hour.get(1).asString()).isEqualTo(inside.getLast().get(1).asString());
        assertThat(hour.get(4).asString()).isEqualTo(inside.getFirst().get(4).asString());
        assertThat(new BigDecimal(hour.get(2).asString())).isEqualByComparingTo(inside.stream().map(m -> new BigDecimal(m.get(2).asString())).max(BigDecimal::compareTo).get());
        assertThat(new BigDecimal(hour.get(3).asString())).isEqualByComparingTo(inside.stream().map(m -> new BigDecimal(m.get(3).asString())).min(BigDecimal::compareTo).get());
    }

    @Test
    void aConfirmedCandleIsPushedOnceAMinuteAndEqualsTheRestCandle() {
        TestClient.Socket socket = client.socket("/v5/public/linear");
        socket.send("{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"],\"req_id\":\"7\"}");
        assertThat(socket.await(m -> m.path("op").asString("").equals("subscribe")).get("success").asBoolean()).isTrue();
        client.advance(3);
        JsonNode last = lastClosed();
        JsonNode pushed = socket.awaitTopic("kline.1.BTCUSDT", r -> r.get("confirm").asBoolean() && r.get("start").asLong() == last.get(0).asLong()).at("/data/0");
        assertThat(pushed.get("close").asString()).isEqualTo(last.get(4).asString());
        assertThat(pushed.get("volume").asString()).isEqualTo(last.get(5).asString());
        assertThat(socket.received.stream().filter(m -> m.path("data").path(0).path("confirm").asBoolean(false))).hasSize(3);
    }

    @Test
    void fillsReachThePrivateStreamAsOrderExecutionPositionAndWallet() {
        TestClient.Socket socket = client.privateSocket("order", "execution", "position", "wallet");
        client.toOpen();
        client.market("Sell", "0.1", "");
        assertThat(socket.awaitTopic("execution", r -> true).at("/data/0/execQty").asString()).isEqualTo("0.1");
        assertThat(socket.awaitTopic("order", r -> r.get("orderStatus").asString().equals("Filled")).at("/data/0/cumExecQty").asString()).isEqualTo("0.1");
        assertThat(socket.awaitTopic("position", r -> true).at("/data/0/side").asString()).isEqualTo("Sell");
        assertThat(new BigDecimal(socket.awaitTopic("wallet", r -> true).at("/data/0/coin/1/walletBalance").asString())).isLessThan(new BigDecimal("100000"));
    }
}
