package plutarc.botnode.testing;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import plutarc.botnode.BotNodeJson;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.paperexchange.PaperExchange;
import plutarc.paperexchange.PaperExchangeConfig;
import plutarc.paperexchange.engine.Speed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A paper exchange over real sockets with one account, whose market moves when the test says so. */
public final class PaperMarket implements AutoCloseable {

    private final JsonMapper json = BotNodeJson.mapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final PaperExchange exchange;

    public PaperMarket(PaperExchangeConfig config) {
        exchange = PaperExchange.start(config);
    }

    public static PaperExchangeConfig config(Path folder) {
        return PaperExchangeConfig.defaults(folder);
    }

    /** A market as a backtest with intrabar fills supposes it: stops before targets, no spread, no funding, any depth; in as few steps a minute as there may be. */
    public static PaperExchangeConfig asBacktested(Path folder, int history) {
        PaperExchangeConfig config = config(folder).withSpeed(Speed.STEP);
        PaperExchangeConfig.MarketSettings s = config.settings();
        return config.withSettings(new PaperExchangeConfig.MarketSettings(s.atEnd(), history, 4, "adverse-first", 0, new BigDecimal("100000"), s.tick(), s.volumeUnit(),
                s.makerFee(), s.takerFee(), "0"));
    }

    public VenueEndpoint endpoint() {
        return new VenueEndpoint(exchange.restUrl(), exchange.socketUrl());
    }

    public KeyMaterial account(String balance) {
        JsonNode key = post("accounts", "{\"balances\":{\"USDT\":\"" + balance + "\"}}");
        return new KeyMaterial(key.get("apiKey").asString(), key.get("apiSecret").asString(), "");
    }

    /** Plays to the close of the minute that is open, or of the next one. */
    public JsonNode toClose() {
        return post("advance", "{\"bars\":1,\"until\":\"close\"}");
    }

    /** Plays the first trade of the next minute. */
    public JsonNode toOpen() {
        return post("advance", "{\"bars\":1,\"until\":\"open\"}");
    }

    public JsonNode fault(String body) {
        return post("faults", body);
    }

    public JsonNode status() {
        return send(HttpRequest.newBuilder(URI.create(exchange.controlUrl() + "/status")).GET());
    }

    public JsonNode accounts() {
        return send(HttpRequest.newBuilder(URI.create(exchange.controlUrl() + "/accounts")).GET());
    }

    public JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(exchange.controlUrl() + "/" + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.header("Authorization", "Bearer " + exchange.adminToken()).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        exchange.close();
    }
}
