package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.paperexchange.engine.Speed;
import tools.jackson.databind.JsonNode;

/** What was acknowledged or told survives; what comes after a restart goes on exactly as if there had been none. */
class DurabilityTest {
    @TempDir
    Path data;

    private static PaperExchangeConfig config(Path folder) {
        return PaperExchangeConfig.defaults(folder).withSpeed(Speed.STEP).withRateLimits("off");
    }

    /** Everything that an account can see of itself. */
    private static String sight(TestClient client) {
        return client.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT&limit=50").get("result").toString()
                + client.get("/v5/order/history", "category=linear&limit=50").get("result")
                + client.get("/v5/execution/list", "category=linear&limit=100").get("result")
                + client.get("/v5/position/list", "category=linear&symbol=BTCUSDT").get("result")
                + client.get("/v5/account/wallet-balance", "accountType=UNIFIED").get("result");
    }

    private static void trade(TestClient client, int bars) {
        for (int i = 0; i < bars; i++) {
            client.market(i % 3 == 0 ? "Sell" : "Buy", "0.1", ",\"orderLinkId\":\"m-" + client.position().get("updatedTime").asString() + "-" + i + "\"");
            client.limit("Sell", "0.05", "52000", "");
            client.limit("Buy", "0.05", "46800", ",\"stopLoss\":\"45000\"");
            client.advance(1);
        }
    }

    @Test
    void aRestartedExchangeGoesOnAsIfItHadNeverStopped(@TempDir Path other) {
        String straight;
        try (PaperExchange exchange = PaperExchange.start(config(other))) {
            TestClient client = new TestClient(exchange).withAccount("{\"USDT\":\"100000\"}");
            trade(client, 6);
            client.advance(30);
            straight = sight(client);
        }
        TestClient before;
        try (PaperExchange exchange = PaperExchange.start(config(data))) {
            before = new TestClient(exchange).withAccount("{\"USDT\":\"100000\"}");
            trade(before, 6);
            before.advance(4);
            before.toOpen();
        }
        try (PaperExchange exchange = PaperExchange.start(config(data))) {
            JsonNode account = new TestClient(exchange).control("GET", "/accounts", "").at("/accounts/0");
            assertThat(account.at("/keys/0/apiKey").asString()).isEqualTo(before.key());
            TestClient after = new TestClient(exchange).withAccount("{}");
            assertThat(after.control("GET", "/status", "").get("bars").asInt()).isEqualTo(10);
            JsonNode second = after.control("POST", "/accounts/1000/keys", "{}");
            after.signedBy(second.get("apiKey").asString(), second.get("apiSecret").asString());
            after.advance(26);
            assertThat(sight(after)).isEqualTo(straight);
        }
    }

    @Test
    void killedWithoutWarningItLosesNothingThatWasAcknowledgedOrTold() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Process process = launch("max", "generated:7");
        String[] secret = new String[2];
        TestClient.Socket stream = null;
        try {
            JsonNode ready = ready(process);
            TestClient remote = new TestClient(ready, Files.readString(data.resolve("admin-token")));
            JsonNode account = remote.control("POST", "/accounts", "{\"balances\":{\"USDT\":\"1000000\"}}");
            assertThat(account.has("apiKey")).as("%s %s", account, Files.readString(data.resolve("stderr.txt"))).isTrue();
            secret[0] = account.get("apiKey").asString();
            secret[1] = account.get("apiSecret").asString();
            remote.signedBy(secret[0], secret[1]);
            stream = remote.privateSocket("execution");
            for (int i = 0; i < 40; i++) {
                JsonNode answer = remote.post("/v5/order/create", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"" + (i % 2 == 0 ? "Buy" : "Sell")
                        + "\",\"orderType\":\"Market\",\"qty\":\"0.01\",\"orderLinkId\":\"k-" + i + "\"}");
                assertThat(answer.get("retCode").asInt()).as(answer.toString()).isZero();
                acknowledged.add("k-" + i);
            }
            for (int i = 0; i < 25; i++) {
                BigDecimal last = new BigDecimal(remote.open("/v5/market/tickers", "category=linear&symbol=BTCUSDT").at("/result/list/0/lastPrice").asString());
                remote.limit(i % 2 == 0 ? "Buy" : "Sell", "0.01", last.setScale(0, java.math.RoundingMode.HALF_UP).add(BigDecimal.valueOf(i % 2 == 0 ? -40 : 40)).toPlainString(), "");
            }
            remote.get("/v5/execution/list", "category=linear&limit=100").at("/result/list").forEach(e -> told.add(e.get("execId").asString() + e.get("execPrice").asString()));
        } finally {
            process.destroyForcibly().waitFor();
        }
        stream.received.stream().filter(m -> m.path("topic").asString("").equals("execution")).map(m -> m.at("/data/0"))
                .forEach(e -> told.add(e.get("execId").asString() + e.get("execPrice").asString()));
        assertThat(told).hasSizeGreaterThan(80);
        Process again = launch("step", "generated:7");
        try {
            TestClient remote = new TestClient(ready(again), Files.readString(data.resolve("admin-token"))).signedBy(secret[0], secret[1]);
            List<String> executions = new ArrayList<>();
            remote.get("/v5/execution/list", "category=linear&limit=100").at("/result/list").forEach(e -> executions.add(e.get("execId").asString() + e.get("execPrice").asString()));
            assertThat(executions).containsAll(told).doesNotHaveDuplicates();
            for (String linkId : acknowledged) {
                assertThat(remote.get("/v5/order/history", "category=linear&orderLinkId=" + linkId).at("/result/list").size()).as(linkId).isEqualTo(1);
            }
        } finally {
            again.destroyForcibly().waitFor();
        }
    }

    private Process launch(String speed, String market) throws IOException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), PaperExchangeMain.class.getName(), "--port", "0", "--data",
                data.toString(), "--speed", speed, "--market", market, "--rate-limits", "off");
        return new ProcessBuilder(command).redirectError(data.resolve("stderr.txt").toFile()).start();
    }

    private static JsonNode ready(Process process) throws IOException {
        return TestClient.JSON.readTree(readLine(process));
    }

    private static byte[] readLine(Process process) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int b = process.getInputStream().read(); b >= 0 && b != '\n'; b = process.getInputStream().read()) {
            line.write(b);
        }
        return line.toByteArray();
    }

    @Test
    void secretsAreReadableByTheirOwnerAlone() throws IOException {
        try (PaperExchange exchange = PaperExchange.start(config(data))) {
            new TestClient(exchange).withAccount("{}");
            for (String file : List.of("keys.json", "admin-token")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)))).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aFolderGoesOnOnlyWithItsOwnMarket() {
        PaperExchange.start(config(data)).close();
        assertThatThrownBy(() -> PaperExchange.start(config(data).withMarket("generated:1"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was made with the market").hasMessageContaining("generated:1");
        PaperExchange.start(config(data).withSpeed(Speed.parse("10x"))).close();
    }

    @Test
    void aFolderBelongsToOneProcessAtATime() {
        try (PaperExchange exchange = PaperExchange.start(config(data))) {
            assertThat(exchange.port()).isPositive();
            assertThatThrownBy(() -> PaperExchange.start(config(data))).hasMessageContaining("in use");
        }
    }

    @Test
    void marketTimeGoesOnWhereItStopped() {
        long stopped;
        try (PaperExchange exchange = PaperExchange.start(config(data).withSpeed(Speed.MAX).withMarket("generated:3"))) {
            TestClient client = new TestClient(exchange);
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> client.control("GET", "/status", "").get("bars").asLong() > 500);
            client.control("POST", "/speed", "{\"speed\":\"step\"}");
            client.advance(1);
            stopped = client.control("GET", "/status", "").get("marketTime").asLong();
        }
        try (PaperExchange exchange = PaperExchange.start(config(data).withMarket("generated:3"))) {
            TestClient client = new TestClient(exchange);
            assertThat(client.control("GET", "/status", "").get("marketTime").asLong()).isEqualTo(stopped);
            assertThat(client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=1&limit=1").at("/result/list/0/0").asLong()).isEqualTo(stopped / 60_000 * 60_000);
        }
    }
}
