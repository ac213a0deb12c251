package plutarc.paperexchange.bybit;

import java.time.Instant;
import java.util.Map;

/** Decides whose request it is: key, expiry, whitelist, time window and signature, in this order. Thread-safe. */
final class Authentication {
    private static final long AHEAD = 1000;
    private static final long MAX_WINDOW = 60_000;
    private final ApiKeys keys;

    Authentication(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * The key that signed a REST request.
     *
     * @param now wall clock, milliseconds
     * @throws ApiException with the venue's code for what is wrong
     */
    ApiKey rest(Call call, long now) {
        String key = call.header("X-BAPI-API-KEY");
        String timestamp = call.header("X-BAPI-TIMESTAMP");
        String sign = call.header("X-BAPI-SIGN");
        if (key.isEmpty() || timestamp.isEmpty() || sign.isEmpty()) {
            throw new ApiException(401, 10001, "empty value: apiTimestamp[" + timestamp + "] apiKey[" + key + "] apiSignature[" + sign + "]", Map.of());
        }
        ApiKey found = key(key, call.ip(), now);
        String given = call.header("X-BAPI-RECV-WINDOW");
        window(timestamp, given, now);
        if (!Signature.same(Signature.rest(found.secret(), timestamp, key, given, call.payload()), sign.toLowerCase(java.util.Locale.ROOT))) {
            throw new ApiException(10004, "error sign! origin_string[" + timestamp + key + given
                    + new String(call.payload(), java.nio.charset.StandardCharsets.UTF_8) + "]");
        }
        return found;
    }

    /** The key that opened a WebSocket's session. */
    ApiKey socket(String key, long expires, String sign, String ip, long now) {
        ApiKey found = key(key, ip, now);
        if (expires <= now) {
            throw new ApiException(10002, "request expired: expires " + expires + " is not after the server's time " + now);
        }
        if (!Signature.same(Signature.socket(found.secret(), expires), sign)) {
            throw new ApiException(10004, "error sign! origin_string[GET/realtime" + expires + "]");
        }
        return found;
    }

    private ApiKey key(String key, String ip, long now) {
        ApiKey found = keys.find(key).orElseThrow(() -> new ApiException(10003, "API key is invalid."));
        if (found.expired(Instant.ofEpochMilli(now))) {
            throw new ApiException(33004, "Your api key has expired.");
        }
        if (!found.allows(ip)) {
            throw new ApiException(10010, "Unmatched IP, please check your API key's bound IP addresses.");
        }
        return found;
    }

    /** Checks {@code server time - receive window <= timestamp < server time + 1000}. */
    static void window(String timestamp, String recvWindow, long now) {
        long time = number("timestamp", timestamp);
        long window = recvWindow.isEmpty() ? 5000 : Math.min(number("recv_window", recvWindow), MAX_WINDOW);
        if (time < now - window || time >= now + AHEAD) {
            throw new ApiException(10002, "invalid request, please check your server timestamp or recv_window param. req_timestamp[" + time
                    + "],server_timestamp[" + now + "],recv_window[" + window + "]");
        }
    }

    private static long number(String name, String text) {
        if (!text.matches("\\d{1,16}")) {
            throw ApiException.parameter(name, text, "milliseconds");
        }
        return Long.parseLong(text);
    }
}
