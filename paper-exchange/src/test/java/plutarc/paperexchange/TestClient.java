package plutarc.paperexchange;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import plutarc.paperexchange.bybit.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A plain Bybit v5 client on the JDK's own HTTP and WebSocket, and the operator's hand on the control port. */
final class TestClient {
    static final ObjectMapper JSON = JsonMapper.builder().build();
    private final String rest;
    private final String sockets;
    private final String control;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private String key = "";
    private String secret = "";

    TestClient(PaperExchange exchange) {
        this(exchange.restUrl(), exchange.socketUrl(), exchange.controlUrl(), exchange.adminToken());
    }

    /** A client of an exchange in another process, from the line that it printed when it was ready. */
    TestClient(JsonNode ready, String token) {
        this(ready.get("rest").asString(), ready.get("websocket").asString(), ready.get("control").asString(), token);
    }

    private TestClient(String rest, String sockets, String control, String token) {
        this.rest = rest;
        this.sockets = sockets;
        this.control = control;
        this.token = token;
    }

    /** Opens an account with so much USDT and signs with its key from now on. */
    TestClient withAccount(String balances) {
        JsonNode account = control("POST", "/accounts", "{\"name\":\"test\",\"balances\":" + balances + "}");
        return signedBy(account.get("apiKey").asString(), account.get("apiSecret").asString());
    }

    TestClient signedBy(String apiKey, String apiSecret) {
        key = apiKey;
        secret = apiSecret;
        return this;
    }

    String key() {
        return key;
    }

    JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + path)).header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build();
        return JSON.readTree(send(request).body());
    }

    JsonNode open(String path, String query) {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(rest + path + "?" + query)).build()).body());
    }

    JsonNode get(String path, String query) {
        return JSON.readTree(send(signed(path, query, System.currentTimeMillis(), "5000").build()).body());
    }

    HttpRequest.Builder signed(String path, String query, long timestamp, String window) {
        String sign = Signature.rest(secret, Long.toString(timestamp), key, window, query.getBytes());
        return headers(HttpRequest.newBuilder(URI.create(rest + path + "?" + query)), timestamp, window, sign);
    }

    private HttpRequest.Builder headers(HttpRequest.Builder builder, long timestamp, String window, String sign) {
        return builder.header("X-BAPI-API-KEY", key).header("X-BAPI-TIMESTAMP", Long.toString(timestamp)).header("X-BAPI-RECV-WINDOW", window)
                .header("X-BAPI-SIGN", sign);
    }

    JsonNode post(String path, String body) {
        return JSON.readTree(send(posting(path, body)).body());
    }

    HttpRequest posting(String path, String body) {
        long now = System.currentTimeMillis();
        return headers(HttpRequest.newBuilder(URI.create(rest + path)), now, "5000", Signature.rest(secret, Long.toString(now), key, "5000", body.getBytes()))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    /** A market order of BTCUSDT. */
    JsonNode market(String side, String qty, String more) {
        return post("/v5/order/create", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"orderType\":\"Market\",\"qty\":\"" + qty + "\"" + more + "}");
    }

    JsonNode limit(String side, String qty, String price, String more) {
        return post("/v5/order/create", "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"orderType\":\"Limit\",\"qty\":\"" + qty
                + "\",\"price\":\"" + price + "\"" + more + "}");
    }

    JsonNode position() {
        return get("/v5/position/list", "category=linear&symbol=BTCUSDT").at("/result/list/0");
    }

    List<JsonNode> executions() {
        return get("/v5/execution/list", "category=linear&symbol=BTCUSDT&limit=100").at("/result/list").valueStream().toList();
    }

    JsonNode advance(int bars) {
        return control("POST", "/advance", "{\"bars\":" + bars + "}");
    }

    JsonNode toOpen() {
        return control("POST", "/advance", "{\"until\":\"open\"}");
    }

    Socket socket(String path) {
        return new Socket(URI.create(sockets + path));
    }

    Socket privateSocket(String... topics) {
        Socket socket = socket("/v5/private").auth();
        socket.send("{\"op\":\"subscribe\",\"args\":[\"" + String.join("\",\"", topics) + "\"]}");
        socket.await(m -> m.path("op").asString("").equals("subscribe") && m.path("success").asBoolean());
        return socket;
    }

    /** A WebSocket that remembers everything it has received. */
    final class Socket implements WebSocket.Listener {
        final List<JsonNode> received = new CopyOnWriteArrayList<>();
        final CompletableFuture<Void> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        Socket(URI uri) {
            socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
        }

        Socket auth() {
            long expires = System.currentTimeMillis() + 10_000;
            send("{\"op\":\"auth\",\"args\":[\"" + key + "\"," + expires + ",\"" + Signature.socket(secret, expires) + "\"]}");
            await(m -> m.path("op").asString("").equals("auth"));
            return this;
        }

        void send(String text) {
            socket.sendText(text, true).join();
        }

        JsonNode await(Predicate<JsonNode> wanted) {
            Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10)).until(() -> received.stream().anyMatch(wanted));
            return received.stream().filter(wanted).findFirst().orElseThrow();
        }

        JsonNode awaitTopic(String topic, Predicate<JsonNode> row) {
            return await(m -> m.path("topic").asString("").equals(topic) && m.path("data").isArray() && row.test(m.get("data").get(0)));
        }

        void close() {
            socket.abort();
        }

        @Override
        public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(JSON.readTree(part.toString()));
                part.setLength(0);
            }
            ws.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
            closed.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket ws, Throwable error) {
            closed.complete(null);
        }
    }
}
