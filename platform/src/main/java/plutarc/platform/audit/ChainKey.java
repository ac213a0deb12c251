package plutarc.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How entries hang together: each is hashed with the hash of the one ahead of it, which anybody can check, and sealed with a key that is
 * not in the database, which only the installation can make. Thread-safe.
 *
 * @param bytes 32 of them
 */
record ChainKey(byte[] bytes) {

    /** What stands for the entry ahead of the first. */
    static final String GENESIS = "0".repeat(64);
    private static final String HMAC = "HmacSHA256";

    /** SHA-256 of the previous hash, a line feed and the entry's text, in lower-case hexadecimal digits. */
    static String hash(String previous, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((previous + "\n" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Says that this installation wrote the entry at this place. */
    String sealOfEntry(String chain, long seq, String hash) {
        return seal("entry", chain, seq, hash);
    }

    /** Says that the chain ended here at some time. */
    String sealOfHead(String chain, long seq, String hash) {
        return seal("head", chain, seq, hash);
    }

    /** Names the key without telling it. */
    String fingerprint() {
        return seal("key", "", 0, "");
    }

    private String seal(String kind, String chain, long seq, String hash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            return HexFormat.of().formatHex(mac.doFinal((kind + "\n" + chain + "\n" + seq + "\n" + hash).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ChainKey[hidden]";
    }
}
