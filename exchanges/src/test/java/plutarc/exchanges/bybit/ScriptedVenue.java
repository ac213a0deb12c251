package plutarc.exchanges.bybit;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A venue on a real socket that says exactly what a test tells it to, for faults that a well-behaved venue never shows: lost answers,
 * silence, refusals. It checks signatures as Bybit does, and otherwise knows nothing of trading.
 */
final class ScriptedVenue implements AutoCloseable {

    static final KeyMaterial KEY = new KeyMaterial("test_api_key", "test_secret", "");
    static final String PUBLIC = "/v5/public/linear";
    static final String PRIVATE = "/v5/private";
    static final String TRADE = "/v5/trade";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Function<Request, Answer>> routes = new ConcurrentHashMap<>();
    private final Map<String, List<Session>> sessions = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Optional<String>> orders = order -> Optional.of(ack(order, 0, "OK"));
    private volatile Function<JsonNode, Optional<String>> subscriptions = frame -> Optional.of(
            "{\"success\":true,\"ret_msg\":\"\",\"op\":\"subscribe\",\"req_id\":\"" + frame.path("req_id").asString("") + "\"}");
    private volatile boolean silent;
    private final DisposableServer server;

    record Request(String method, String path, Map<String, String> query, JsonNode body) {
    }

    /** @param after how long the answer takes; {@code status} 0 means the connection is cut instead */
    record Answer(int status, String json, Duration after, Map<String, String> headers) {

        static Answer ok(String result) {
            return new Answer(200, "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":" + result + ",\"retExtInfo\":{},\"time\":1}", Duration.ZERO, Map.of());
        }

        static Answer refused(int code, String message) {
            return new Answer(200, "{\"retCode\":" + code + ",\"retMsg\":\"" + message + "\",\"result\":{},\"time\":1}", Duration.ZERO, Map.of());
        }

        static Answer status(int status) {
            return new Answer(status, "", Duration.ZERO, Map.of());
        }

        static Answer cut() {
            return new Answer(0, "", Duration.ZERO, Map.of());
        }
    }

    private record Session(WebsocketInbound in, Sinks.Many<String> out) {

        /** The test and the socket's thread may both be speaking. */
        void say(String frame) {
            out.emitNext(frame, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(2)));
        }
    }

    ScriptedVenue() {
        this(0);
    }

    ScriptedVenue(int port) {
        on("/v5/market/time", request -> Answer.ok("{\"timeSecond\":\"1\",\"timeNano\":\"" + System.currentTimeMillis() * 1_000_000 + "\"}"));
        on("/v5/execution/list", request -> Answer.ok("{\"list\":[],\"nextPageCursor\":\"\"}"));
        on("/v5/order/realtime", request -> Answer.ok("{\"list\":[],\"nextPageCursor\":\"\"}"));
        on("/v5/order/history", request -> Answer.ok("{\"list\":[],\"nextPageCursor\":\"\"}"));
        server = HttpServer.create().host("127.0.0.1").port(port).route(routes -> {
            for (String path : List.of(PUBLIC, PRIVATE, TRADE)) {
                routes.ws(path, (in, out) -> stream(path, in, out));
            }
            routes.route(any -> true, this::rest);
        }).bindNow();
    }

    int port() {
        return server.port();
    }

    VenueEndpoint endpoint() {
        return new VenueEndpoint("http://127.0.0.1:" + port(), "ws://127.0.0.1:" + port());
    }

    void on(String path, Function<Request, Answer> answer) {
        routes.put(path, answer);
    }

    /** @param answer to each order frame; empty leaves it without one */
    void onOrder(Function<JsonNode, Optional<String>> answer) {
        orders = answer;
    }

    void onSubscribe(Function<JsonNode, Optional<String>> answer) {
        subscriptions = answer;
    }

    /** Stops answering pings and everything else on streams, without closing them. */
    void fallSilent(boolean silent) {
        this.silent = silent;
    }

    void push(String path, String frame) {
        sessions.getOrDefault(path, List.of()).forEach(session -> session.say(frame));
    }

    void cut(String path) {
        List<Session> cut = sessions.remove(path);
        if (cut != null) {
            cut.forEach(session -> session.in.withConnection(connection -> connection.channel().close()));
        }
    }

    long connections(String path) {
        return sessions.getOrDefault(path, List.of()).size();
    }

    List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path.equals(path)).toList();
    }

    List<JsonNode> frames(String op) {
        return frames.stream().filter(frame -> frame.path("op").asString("").equals(op)).toList();
    }

    static String ack(JsonNode order, int code, String message) {
        return "{\"reqId\":\"" + order.path("reqId").asString() + "\",\"retCode\":" + code + ",\"retMsg\":\"" + message + "\",\"op\":\""
                + order.path("op").asString() + "\",\"data\":{\"orderId\":\"venue-" + order.path("args").path(0).path("orderLinkId").asString()
                + "\",\"orderLinkId\":\"\"},\"header\":{\"X-Bapi-Limit\":\"10\",\"X-Bapi-Limit-Status\":\"9\",\"X-Bapi-Limit-Reset-Timestamp\":\"1\"},"
                + "\"connId\":\"c\"}";
    }

    @Override
    public void close() {
        List.of(PUBLIC, PRIVATE, TRADE).forEach(this::cut);
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Mono<Void> rest(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            QueryStringDecoder uri = new QueryStringDecoder(request.uri());
            Map<String, String> query = new ConcurrentHashMap<>();
            uri.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
            Request asked = new Request(request.method().name(), uri.path(), query, body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
            String payload = body.isEmpty() ? (request.uri().contains("?") ? request.uri().substring(request.uri().indexOf('?') + 1) : "") : body;
            String signature = new BybitSigner(KEY).request(Long.parseLong(request.requestHeaders().get("X-BAPI-TIMESTAMP", "0")),
                    Long.parseLong(request.requestHeaders().get("X-BAPI-RECV-WINDOW", "0")), payload);
            requests.add(asked);
            Answer answer = signature.equals(request.requestHeaders().get("X-BAPI-SIGN"))
                    ? routes.getOrDefault(asked.path, any -> Answer.status(404)).apply(asked) : Answer.refused(10004, "error sign!");
            if (answer.status == 0) {
                return Mono.fromRunnable(() -> response.withConnection(connection -> connection.channel().close()));
            }
            answer.headers.forEach(response::header);
            return Mono.delay(answer.after).then(response.status(answer.status).sendString(Mono.just(answer.json), StandardCharsets.UTF_8).then());
        });
    }

    private Mono<Void> stream(String path, WebsocketInbound in, WebsocketOutbound out) {
        Session session = new Session(in, Sinks.many().unicast().onBackpressureBuffer());
        sessions.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>()).add(session);
        Mono<Void> receiving = in.receive().asString().doOnNext(text -> {
            JsonNode frame = JSON.readTree(text);
            frames.add(frame);
            if (!silent) {
                reply(frame).ifPresent(session::say);
            }
        }).doFinally(signal -> Optional.ofNullable(sessions.get(path)).ifPresent(open -> open.remove(session))).then()
                .onErrorComplete();
        return out.sendString(session.out.asFlux()).then().onErrorComplete().and(receiving);
    }

    private Optional<String> reply(JsonNode frame) {
        return switch (frame.path("op").asString("")) {
            case "ping" -> Optional.of("{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\"ping\",\"op\":\"ping\"}");
            case "auth" -> {
                boolean good = new BybitSigner(KEY).stream(frame.path("args").path(1).asLong()).equals(frame.path("args").path(2).asString());
                yield Optional.of("{\"success\":" + good + ",\"ret_msg\":\"\",\"op\":\"auth\",\"retCode\":" + (good ? 0 : 10004) + "}");
            }
            case "subscribe" -> subscriptions.apply(frame);
            case "unsubscribe" -> Optional.of("{\"success\":true,\"ret_msg\":\"\",\"op\":\"unsubscribe\",\"req_id\":\"" + frame.path("req_id").asString("") + "\"}");
            default -> orders.apply(frame);
        };
    }
}
