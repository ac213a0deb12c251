package plutarc.paperexchange.bybit;

import java.util.Map;

/** An HTTP response: status, headers and a JSON body. */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {

    public static HttpReply json(int status, byte[] body) {
        return new HttpReply(status, Map.of(), body);
    }
}
