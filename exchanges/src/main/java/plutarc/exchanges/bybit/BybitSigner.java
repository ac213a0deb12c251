package plutarc.exchanges.bybit;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import plutarc.contracts.link.KeyMaterial;

/**
 * Signs as Bybit's "Integration guidance, Authentication" prescribes: lower-case hex of HMAC-SHA256 with the key's secret.
 * Thread-safe. Holds the secret; shows it nowhere.
 */
final class BybitSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final String apiKey;
    private final SecretKeySpec secret;

    BybitSigner(KeyMaterial key) {
        this.apiKey = key.apiKey();
        this.secret = key.apiSecret().isEmpty() ? null : new SecretKeySpec(key.apiSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String apiKey() {
        return apiKey;
    }

    /** @param payload the query string of a GET, or the exact body of a POST */
    String request(long timestampMillis, long recvWindowMillis, String payload) {
        return hmac(timestampMillis + apiKey + recvWindowMillis + payload);
    }

    /** For the {@code auth} frame of a WebSocket. */
    String stream(long expiresMillis) {
        return hmac("GET/realtime" + expiresMillis);
    }

    private String hmac(String text) {
        if (secret == null) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "BybitSigner[hidden]";
    }
}
