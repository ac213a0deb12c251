package plutarc.benchmarks.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot deployed over the API, with a paper key and a template of many short trades. */
public record TradingBot(ApiSession session, String botId) {

    private static final int BALANCE = 1_000_000;

    /** Deploys it and returns when it is online and configured. */
    public static TradingBot deploy(RunningInstallation installation, ApiSession session, String name) throws IOException, InterruptedException {
        return deploy(installation, session, name, definition -> { });
    }

    /** The same, with another template. @param change of the template's definition */
    public static TradingBot deploy(RunningInstallation installation, ApiSession session, String name, Consumer<ObjectNode> change)
            throws IOException, InterruptedException {
        String keyId = addKey(installation, session, name + " key");
        String templateId = addTemplate(session, name + " template", change);
        TradingBot bot = new TradingBot(session, session.post("/api/bots", ApiSession.object().put("name", name).put("region", "local")).get("botId").asString());
        bot.await("online", view -> view.get("state").asString().equals("online"));
        session.put(bot.path("key"), ApiSession.object().put("keyId", keyId));
        session.put(bot.path("template"), ApiSession.object().put("templateId", templateId).put("version", 1));
        return bot;
    }

    /** @return the id of a new exchange key of the paper exchange */
    public static String addKey(RunningInstallation installation, ApiSession session, String label) throws IOException, InterruptedException {
        JsonNode account = installation.paperAccount(BALANCE);
        ObjectNode body = ApiSession.object().put("label", label).put("venue", "paper").put("contractType", "linear").put("testnet", false)
                .put("apiKey", account.get("apiKey").asString()).put("apiSecret", account.get("apiSecret").asString()).put("passphrase", "");
        body.putArray("instruments").addObject().put("symbol", "BTCUSDT").put("enabled", true).put("leverage", 3).put("marginMode", "cross");
        return session.post("/api/keys", body).get("keyId").asString();
    }

    private static String addTemplate(ApiSession session, String name, Consumer<ObjectNode> change) throws IOException, InterruptedException {
        ObjectNode definition = template();
        change.accept(definition);
        ObjectNode body = ApiSession.object().put("name", name);
        body.set("definition", definition);
        return session.post("/api/templates", body).get("templateId").asString();
    }

    /** The definition of its template. */
    public static ObjectNode template() throws IOException {
        try (InputStream definition = TradingBot.class.getResourceAsStream("/plutarc/benchmarks/busy.json")) {
            return (ObjectNode) ApiSession.read(new String(definition.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Lifts the limits that end trading after losses, so that it trades as long as it is measured. */
    public void tradeThroughLosses() throws IOException, InterruptedException {
        ObjectNode limits = (ObjectNode) view().get("riskLimits");
        limits.putNull("consecutiveLossLimit").putNull("dailyLossLimitPct").putNull("maxLossPerTradePct");
        session.put(path("risk-limits"), limits);
    }

    public String path(String end) {
        return "/api/bots/" + botId + "/" + end;
    }

    public JsonNode view() throws IOException, InterruptedException {
        return session.get("/api/bots/" + botId);
    }

    /** Returns when it has closed its first trade. */
    public void awaitFirstTrade() throws IOException, InterruptedException {
        await("trading", view -> view.get("trades").asLong() > 0);
    }

    /** @throws IllegalStateException if the bot does not show it within 90 seconds */
    public JsonNode await(String what, Predicate<JsonNode> condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 90_000_000_000L;
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                JsonNode view = view();
                if (condition.test(view)) {
                    return view;
                }
                last = view.toString();
            } catch (IOException notYetInTheViews) {
                last = notYetInTheViews.getMessage();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the bot is not " + what + " within 90 s: " + last);
    }

    /** Winds it down; its process ends by itself. */
    public void stop() throws IOException, InterruptedException {
        session.post(path("stop"), ApiSession.object().put("reason", "measured"));
        await("stopped", view -> view.get("state").asString().equals("stopped"));
    }
}
