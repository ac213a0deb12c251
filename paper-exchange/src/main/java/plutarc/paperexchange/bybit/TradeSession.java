package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Order entry over a WebSocket ({@code /v5/trade}). An acknowledgement says that the order was accepted; its fate comes over the private stream. */
final class TradeSession implements Session {
    private static final int REMEMBERED = 10_000;
    private final ObjectMapper json;
    private final Connection connection;
    private final Trading trading;
    private final Authentication authentication;
    private final RateLimits limits;
    private final LongSupplier wallClock;
    private final Set<String> requestIds = new HashSet<>();

    TradeSession(ObjectMapper json, Connection connection, Trading trading, Authentication authentication, RateLimits limits, LongSupplier wallClock) {
        this.json = json;
        this.connection = connection;
        this.trading = trading;
        this.authentication = authentication;
        this.limits = limits;
        this.wallClock = wallClock;
    }

    @Override
    public void received(String message) {
        Session.parse(json, connection, message).ifPresent(request -> {
            switch (Session.text(request, "op")) {
                case "ping" -> connection.send(json.writeValueAsString(result("retCode", 0, "retMsg", "OK", "op", "pong", "data",
                        List.of(Long.toString(wallClock.getAsLong())), "connId", connection.id())));
                case "auth" -> auth(request);
                default -> order(request);
            }
        });
    }

    private void auth(JsonNode request) {
        if (connection.key() != null) {
            simple(request, 20001, "Repeat auth");
            return;
        }
        try {
            Session.authenticate(authentication, connection, request, wallClock.getAsLong());
            simple(request, 0, "OK");
        } catch (ApiException e) {
            simple(request, e.code(), e.getMessage());
        }
    }

    private void simple(JsonNode request, int code, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        withId(answer, request);
        answer.putAll(result("retCode", code, "retMsg", message, "op", "auth", "connId", connection.id()));
        connection.send(json.writeValueAsString(answer));
    }

    private static void withId(Map<String, Object> answer, JsonNode request) {
        if (request.has("reqId")) {
            answer.put("reqId", Session.text(request, "reqId"));
        }
    }

    private void order(JsonNode request) {
        long now = wallClock.getAsLong();
        RateLimits.Usage usage = new RateLimits.Usage(0, 0, now, false);
        try {
            ApiKey key = connection.key();
            if (key == null) {
                throw new ApiException(10003, "Request not authorized: authenticate this connection first");
            }
            Trading.Operation operation = operation(Session.text(request, "op"));
            once(Session.text(request, "reqId"));
            JsonNode header = request.get("header");
            Authentication.window(header == null ? "" : Session.text(header, "X-BAPI-TIMESTAMP"), header == null ? "" : Session.text(header, "X-BAPI-RECV-WINDOW"), now);
            JsonNode args = request.get("args");
            if (args == null || !args.isArray() || args.size() != 1 || !args.get(0).isObject()) {
                throw new ApiException(10001, "params error: args must be an array of one object");
            }
            usage = limits.use(key.uid(), operation.path(), now);
            if (usage.exceeded()) {
                throw new ApiException(10006, "Too many visits. Exceeded the API Rate Limit.");
            }
            RateLimits.Usage used = usage;
            trading.carryOut(operation, key, Parameters.json(args.get(0)), (code, message, data) -> answer(request, used, code, message, data));
        } catch (ApiException e) {
            answer(request, usage, e.code(), e.getMessage(), Map.of());
        }
    }

    private static Trading.Operation operation(String op) {
        return switch (op) {
            case "order.create" -> Trading.Operation.CREATE;
            case "order.amend" -> Trading.Operation.AMEND;
            case "order.cancel" -> Trading.Operation.CANCEL;
            default -> throw new ApiException(10404, "op type is not found: '" + op + "', allowed: auth, ping, order.create, order.amend, order.cancel");
        };
    }

    private void once(String id) {
        if (id.length() > 36) {
            throw ApiException.parameter("reqId", id, "at most 36 characters");
        }
        if (requestIds.size() >= REMEMBERED) {
            requestIds.clear();
        }
        if (!id.isEmpty() && !requestIds.add(id)) {
            throw new ApiException(20006, "reqId is duplicated");
        }
    }

    private void answer(JsonNode request, RateLimits.Usage usage, int code, String message, Map<String, ?> data) {
        Map<String, Object> answer = new LinkedHashMap<>();
        withId(answer, request);
        Map<String, Object> header = new LinkedHashMap<>(RestApi.headers(usage));
        header.put("Traceid", Long.toHexString(System.nanoTime()));
        header.put("Timenow", Long.toString(wallClock.getAsLong()));
        answer.putAll(result("retCode", code, "retMsg", message, "op", Session.text(request, "op"), "data", data, "retExtInfo", Map.of(), "header", header,
                "connId", connection.id()));
        connection.send(json.writeValueAsString(answer));
    }
}
