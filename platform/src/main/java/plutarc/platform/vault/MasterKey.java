package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import plutarc.platform.start.CannotStart;

/**
 * A key that data keys are wrapped with. Thread-safe.
 *
 * @param id   tells it from others; says nothing about it
 * @param aead wraps and unwraps; where it does so, here or at a key service, is its own business
 */
record MasterKey(String id, Aead aead) {

    private static final int BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /**
     * AES-256-GCM.
     *
     * @param from where the text comes from, for people
     * @param text 32 bytes in Base64
     * @throws CannotStart where it is none
     */
    static MasterKey of(String from, String text) {
        byte[] key = decoded(from, text);
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(BYTES).setIvSizeBytes(IV_BYTES).setTagSizeBytes(TAG_BYTES)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
            AesGcmKey aesKey = AesGcmKey.builder().setParameters(parameters).setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build();
            KeysetHandle handle = KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(aesKey).withRandomId().makePrimary()).build();
            return new MasterKey(fingerprint(key), handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException failure) {
            throw new CannotStart(from + " cannot be used as a master key: " + failure.getMessage(), failure);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The text of a new one. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String from, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: its message quotes a piece of the key.
            throw new CannotStart(from + " is not Base64; allowed are 32 bytes in Base64, such as openssl rand -base64 32 prints");
        }
        if (key.length != BYTES) {
            throw new CannotStart(from + " has " + key.length + " bytes; allowed are 32 bytes in Base64, such as openssl rand -base64 32 prints");
        }
        return key;
    }

    /** Of 32 random bytes: nobody can guess the key and try it against this. */
    private static String fingerprint(byte[] key) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("plutarc master key".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(key), 0, 8);
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
