package plutarc.paperexchange.bybit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The venue's request signature: hex HMAC-SHA256 of {@code timestamp + key + recvWindow + (query string or body)}, over the exact bytes
 * that were sent; on WebSockets of {@code "GET/realtime" + expires}.
 */
public final class Signature {
    private Signature() {
    }

    /** Signature of a REST request. */
    public static String rest(String secret, String timestamp, String apiKey, String recvWindow, byte[] payload) {
        return hmac(secret, (timestamp + apiKey + recvWindow).getBytes(StandardCharsets.UTF_8), payload);
    }

    /** Signature of a WebSocket's {@code auth}. */
    public static String socket(String secret, long expires) {
        return hmac(secret, ("GET/realtime" + expires).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** Whether two signatures are the same, in a time that does not tell how much of them is. */
    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String secret, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(first);
            return HexFormat.of().formatHex(mac.doFinal(second));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }
}
