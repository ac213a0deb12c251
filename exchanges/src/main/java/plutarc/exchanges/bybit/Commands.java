package plutarc.exchanges.bybit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import plutarc.exchanges.wire.Json;

/** The frames that Bybit's streams take besides orders. */
final class Commands {

    static final byte[] PING = "{\"req_id\":\"ping\",\"op\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    static final String AUTH = "auth";

    private Commands() {
    }

    static byte[] subscribe(String requestId, List<String> topics) {
        return operation(requestId, "subscribe", topics);
    }

    static byte[] unsubscribe(String requestId, List<String> topics) {
        return operation(requestId, "unsubscribe", topics);
    }

    /** @param expiresMillis a little ahead of the venue's clock */
    static byte[] auth(BybitSigner signer, long expiresMillis) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("req_id", AUTH);
            json.writeStringProperty("op", "auth");
            json.writeName("args");
            json.writeStartArray();
            json.writeString(signer.apiKey());
            json.writeNumber(expiresMillis);
            json.writeString(signer.stream(expiresMillis));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static byte[] operation(String requestId, String operation, List<String> topics) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("req_id", requestId);
            json.writeStringProperty("op", operation);
            json.writeName("args");
            json.writeStartArray();
            topics.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
