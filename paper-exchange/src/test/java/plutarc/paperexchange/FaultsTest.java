package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.paperexchange.engine.Speed;
import tools.jackson.databind.JsonNode;

/** Faults on order, against a real client over real sockets. */
class FaultsTest {
    private static final String ORDER = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0.1\",\"price\":\"40000\","
            + "\"orderLinkId\":\"lost\"}";
    @TempDir
    Path data;
    private PaperExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = PaperExchange.start(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP));
        client = new TestClient(exchange).withAccount("{\"USDT\":\"100000\"}");
        client.toOpen();
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private void fault(String body) {
        assertThat(client.control("POST", "/faults", body).has("ordered")).isTrue();
    }

    @Test
    void aSwallowedAcknowledgementLeavesTheOrderAcceptedAndFoundByItsLinkId() throws Exception {
        fault("{\"type\":\"ack\",\"mode\":\"swallow\"}");
        CompletableFuture<HttpResponse<String>> answer = client.http().sendAsync(client.posting("/v5/order/create", ORDER), HttpResponse.BodyHandlers.ofString());
        Awaitility.await().until(() -> client.get("/v5/order/realtime", "category=linear&orderLinkId=lost").at("/result/list").size() == 1);
        assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(client.post("/v5/order/create", ORDER).get("retCode").asInt()).as("sent again blindly it is a duplicate").isEqualTo(110072);
        assertThat(client.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT").at("/result/list").size()).isEqualTo(1);
    }

    @Test
    void aDelayedAcknowledgementComesLateOnTheTradeSocketToo() {
        TestClient.Socket trade = client.socket("/v5/trade").auth();
        fault("{\"type\":\"ack\",\"mode\":\"delay\",\"millis\":300}");
        long before = System.nanoTime();
        trade.send("{\"reqId\":\"x\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + System.currentTimeMillis() + "\"},\"op\":\"order.create\",\"args\":[" + ORDER + "]}");
        assertThat(trade.await(m -> m.path("reqId").asString("").equals("x")).get("retCode").asInt()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anOrderedRejectionStrikesOnceAndChangesNothing() {
        fault("{\"type\":\"reject\",\"retCode\":110007,\"retMsg\":\"ab not enough for new order\"}");
        assertThat(client.post("/v5/order/create", ORDER).get("retCode").asInt()).isEqualTo(110007);
        assertThat(client.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT").at("/result/list").isEmpty()).isTrue();
        assertThat(client.post("/v5/order/create", ORDER).get("retCode").asInt()).isZero();
    }

    @Test
    void aDropCutsEveryConnectionAndRefusesNewOnesForAWhile() {
        TestClient.Socket stream = client.privateSocket("order");
        fault("{\"type\":\"drop\",\"seconds\":1}");
        Awaitility.await().until(stream.closed::isDone);
        assertThatThrownBy(() -> client.open("/v5/market/time", "")).isInstanceOf(java.io.UncheckedIOException.class);
        Awaitility.await().ignoreExceptions().until(() -> client.open("/v5/market/time", "").get("retCode").asInt() == 0);
        assertThat(client.post("/v5/order/create", ORDER).get("retCode").asInt()).isZero();
    }

    @Test
    void aStalledStreamIsCaughtUpOrLost() {
        TestClient.Socket stream = client.privateSocket("order", "execution");
        fault("{\"type\":\"stall\",\"topic\":\"execution\",\"seconds\":1}");
        long before = System.nanoTime();
        client.market("Buy", "0.1", "");
        stream.awaitTopic("order", r -> r.get("orderStatus").asString().equals("Filled"));
        assertThat(stream.received.stream().map(m -> m.path("topic").asString(""))).doesNotContain("execution");
        stream.awaitTopic("execution", r -> true);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        fault("{\"type\":\"stall\",\"topic\":\"execution\",\"seconds\":60,\"lose\":true}");
        client.market("Buy", "0.2", "");
        client.control("DELETE", "/faults", "");
        client.market("Buy", "0.3", "");
        stream.awaitTopic("execution", r -> r.get("execQty").asString().equals("0.3"));
        assertThat(stream.received.stream().filter(m -> m.path("topic").asString("").equals("execution")).map(m -> m.at("/data/0/execQty").asString()))
                .containsExactly("0.1", "0.3");
        JsonNode rest = client.get("/v5/execution/list", "category=linear&symbol=BTCUSDT").at("/result/list");
        assertThat(rest.size()).as("the history has what the stream has lost").isEqualTo(3);
    }
}
