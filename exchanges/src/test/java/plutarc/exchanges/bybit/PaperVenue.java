package plutarc.exchanges.bybit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.exchanges.ExchangeContract;
import plutarc.paperexchange.PaperExchange;
import plutarc.paperexchange.PaperExchangeConfig;
import plutarc.paperexchange.PaperExchangeConfig.MarketSettings;
import plutarc.paperexchange.engine.Speed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real paper exchange on real sockets, its market moved minute by minute, and the operator's hand on its control port. */
final class PaperVenue implements ExchangeContract.VenueUnderTest, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private PaperExchange exchange;
    private KeyMaterial key;

    PaperVenue(Path data) {
        this(data, config -> config.withSettings(MarketSettings.DEFAULTS.withHalfSpread(0)));
    }

    PaperVenue(Path data, UnaryOperator<PaperExchangeConfig> change) {
        this.data = data;
        this.exchange = PaperExchange.start(change.apply(PaperExchangeConfig.defaults(data).withSpeed(Speed.STEP)));
        this.key = newKey("{\"name\":\"test\",\"balances\":{\"USDT\":\"100000\",\"BTC\":\"2\"}}");
    }

    VenueEndpoint endpoint() {
        return new VenueEndpoint(exchange.restUrl(), exchange.socketUrl());
    }

    KeyMaterial key() {
        return key;
    }

    KeyMaterial newKey(String account) {
        JsonNode made = control("POST", "/accounts", account);
        return new KeyMaterial(made.get("apiKey").asString(), made.get("apiSecret").asString(), "");
    }

    @Override
    public void advance(int minutes) {
        control("POST", "/advance", "{\"bars\":" + minutes + "}");
    }

    @Override
    public void toOpen() {
        control("POST", "/advance", "{\"bars\":1,\"until\":\"open\"}");
    }

    @Override
    public void swallowNextAcknowledgement() {
        fault("{\"type\":\"ack\",\"mode\":\"swallow\"}");
    }

    @Override
    public void failNextOrder() {
        fault("{\"type\":\"reject\",\"retCode\":10016,\"retMsg\":\"Server error.\"}");
    }

    @Override
    public void vanish(Duration time) {
        fault("{\"type\":\"drop\",\"seconds\":" + time.toSeconds() + "}");
    }

    @Override
    public void losePushesOfExecutions(Duration time) {
        fault("{\"type\":\"stall\",\"topic\":\"execution\",\"seconds\":" + time.toSeconds() + ",\"lose\":\"true\"}");
    }

    void fault(String fault) {
        control("POST", "/faults", fault);
    }

    JsonNode control(String method, String path, String body) {
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(exchange.controlUrl() + path))
                    .header("Authorization", "Bearer " + exchange.adminToken()).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        exchange.close();
        http.close();
    }
}
