package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What one kind of WebSocket does with its client's messages. */
interface Session {

    /** Takes one message; answers go to the connection. */
    void received(String message);

    /** Reads a message, or tells the client that it is none. */
    static Optional<JsonNode> parse(ObjectMapper json, Connection connection, String message) {
        try {
            JsonNode node = json.readTree(message);
            if (node != null && node.isObject()) {
                return Optional.of(node);
            }
        } catch (JacksonException e) {
            // answered below: the client learns the same whatever was wrong
        }
        connection.send(json.writeValueAsString(result("success", false, "ret_msg", "error:message is not a JSON object", "conn_id", connection.id(), "op", "")));
        return Optional.empty();
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? "" : value.asString();
    }

    static Map<String, Object> answer(Connection connection, JsonNode request, boolean success, String message, String op) {
        return result("success", success, "ret_msg", message, "conn_id", connection.id(), "req_id", text(request, "req_id"), "op", op);
    }

    /** Authenticates with {@code [key, expires, signature]}. */
    static ApiKey authenticate(Authentication authentication, Connection connection, JsonNode request, long now) {
        JsonNode args = request.get("args");
        if (args == null || !args.isArray() || args.size() != 3 || !args.get(1).asString().matches("\\d{1,16}")) {
            throw new ApiException(10001, "Params Error: args must be [api key, expires in milliseconds, signature]");
        }
        ApiKey key = authentication.socket(args.get(0).asString(), Long.parseLong(args.get(1).asString()), args.get(2).asString(), connection.ip(), now);
        connection.authenticated(key);
        return key;
    }
}
