package plutarc.platform.security.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of RFC 6238 as every authenticator app computes them: six digits of HMAC-SHA-1, a new one every 30 s. A clock may be one
 * step ahead or behind. Thread-safe.
 */
final class TimeCodes {

    static final int SECRET_BYTES = 20;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int MOST_OFF = 1;

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(STEP);
    private final SecureRandom random = new SecureRandom();

    /** A new secret of 160 bits, as long as the hash. */
    byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The code of this moment. */
    String code(byte[] secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(new SecretKeySpec(secret, codes.getAlgorithm()), at);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The step that this code belongs to, counted from 1970, if it is near enough. */
    OptionalLong step(byte[] secret, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (int off = -MOST_OFF; off <= MOST_OFF; off++) {
            Instant at = now.plus(STEP.multipliedBy(off));
            if (MessageDigest.isEqual(code(secret, at).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(at.getEpochSecond() / STEP.toSeconds());
            }
        }
        return found;
    }
}
