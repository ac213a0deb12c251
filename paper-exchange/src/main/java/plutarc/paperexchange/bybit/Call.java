package plutarc.paperexchange.bybit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An HTTP request as it came in.
 *
 * @param query the raw query string, without the question mark; empty for none
 * @param body  exactly the bytes that were sent
 * @param ip    the peer's address
 */
public record Call(String method, String path, String query, byte[] body, Function<String, String> header, String ip) {

    /** A header's value; empty when it is missing. */
    public String header(String name) {
        String value = header.apply(name);
        return value == null ? "" : value;
    }

    /** The query's parameters, decoded. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The bytes that the signature covers. */
    byte[] payload() {
        return method.equals("GET") ? query.getBytes(StandardCharsets.UTF_8) : body;
    }
}
