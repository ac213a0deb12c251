package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a trader does with the dashboard, in the words of these tests. */
final class Fleet {

    private final Dashboard dashboard;

    Fleet(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Deploys a bot with a paper key and the busy template, and waits until it trades. */
    String deployTradingBot(String name, PaperVenue.Key key) throws IOException {
        String keyId = addKey(name + " key", key);
        String templateId = addTemplate("busy");
        String botId = deploy(name);
        awaitState(botId, "online");
        dashboard.put("/api/bots/" + botId + "/key", Json.object().put("keyId", keyId));
        dashboard.put("/api/bots/" + botId + "/template", Json.object().put("templateId", templateId).put("version", 1));
        awaitTrades(botId, 1);
        return botId;
    }

    String deploy(String name) {
        return dashboard.post("/api/bots", Json.object().put("name", name).put("region", "local")).get("botId").asString();
    }

    String addKey(String label, PaperVenue.Key key) {
        var body = Json.object().put("label", label).put("venue", "paper").put("contractType", "linear").put("testnet", false)
                .put("apiKey", key.apiKey()).put("apiSecret", key.secret()).put("passphrase", "");
        body.putArray("instruments").addObject().put("symbol", "BTCUSDT").put("enabled", true).put("leverage", 3).put("marginMode", "cross");
        return dashboard.post("/api/keys", body).get("keyId").asString();
    }

    String addTemplate(String resource) throws IOException {
        return addTemplate(resource, definition -> { });
    }

    String addTemplate(String resource, Consumer<ObjectNode> change) throws IOException {
        try (InputStream in = Fleet.class.getResourceAsStream("/templates/" + resource + ".json")) {
            ObjectNode definition = (ObjectNode) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            change.accept(definition);
            var body = Json.object().put("name", definition.get("name").asString() + " " + System.nanoTime());
            body.set("definition", definition);
            String templateId = dashboard.post("/api/templates", body).get("templateId").asString();
            await().atMost(Machine.patience()).untilAsserted(() -> assertThat(dashboard.call("GET", "/api/templates/" + templateId, null).status()).isEqualTo(200));
            return templateId;
        }
    }

    JsonNode bot(String botId) {
        return dashboard.get("/api/bots/" + botId);
    }

    void awaitState(String botId, String state) {
        await().atMost(Machine.patience()).pollInterval(Duration.ofMillis(100)).ignoreExceptions()
                .untilAsserted(() -> assertThat(bot(botId).get("state").asString()).as("state of the bot, reason: %s", bot(botId).get("stateReason")).isEqualTo(state));
    }

    void awaitTrades(String botId, int count) {
        await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
                .untilAsserted(() -> assertThat(trades(botId)).as("trades of %s", bot(botId).toPrettyString()).hasSizeGreaterThanOrEqualTo(count));
    }

    List<JsonNode> trades(String botId) {
        return dashboard.list("/api/trades?bot=" + botId + "&limit=1000").stream().map(view -> view.get("trade")).toList();
    }

    Set<String> tradeIds(String botId) {
        return trades(botId).stream().map(trade -> trade.get("tradeId").asString()).collect(Collectors.toSet());
    }

    /** Gives an instruction and waits until it is final. */
    JsonNode instruct(String botId, String verb) {
        String instructionId = dashboard.post("/api/bots/" + botId + "/" + verb, Json.object().put("reason", "a test says so")).get("instructionId").asString();
        await().atMost(Machine.patience()).pollInterval(Duration.ofMillis(100)).ignoreExceptions().untilAsserted(() ->
                assertThat(instruction(instructionId).get("state").asString()).isIn("done", "failed", "expired"));
        return instruction(instructionId);
    }

    JsonNode instruction(String instructionId) {
        return dashboard.get("/api/instructions/" + instructionId);
    }
}
