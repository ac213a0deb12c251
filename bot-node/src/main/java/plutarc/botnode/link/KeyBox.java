package plutarc.botnode.link;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.KeyMaterial;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HPKE key pair of this process. It is made at each start and never leaves memory, so a sealed key that was recorded on its way is of no use
 * once the process has ended. Thread-safe.
 */
public final class KeyBox {

    private final BotId botId;
    private final KeysetHandle keys;
    private final HybridDecrypt decrypt;
    private final JsonMapper json;

    /** Makes a new pair. */
    public KeyBox(BotId botId, JsonMapper json) {
        this.botId = botId;
        this.json = json;
        try {
            HybridConfig.register();
            keys = KeysetHandle.generateNew(HpkeParameters.builder()
                    .setVariant(HpkeParameters.Variant.TINK)
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .build());
            decrypt = keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make an HPKE key pair: " + e.getMessage(), e);
        }
    }

    /** The public half: Tink keyset, JSON, Base64. */
    public String publicKey() {
        try {
            String keyset = TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle());
            return Base64.getEncoder().encodeToString(keyset.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public key cannot be written: " + e.getMessage(), e);
        }
    }

    /** @throws SealedKeyUnreadable if it was sealed to another process, for another bot or key, or was changed on its way */
    public KeyMaterial open(BackendFrame.SealedKey sealed) {
        try {
            byte[] context = (botId + "/" + sealed.keyId()).getBytes(StandardCharsets.UTF_8);
            return json.readValue(decrypt.decrypt(Base64.getDecoder().decode(sealed.ciphertext()), context), KeyMaterial.class);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealedKeyUnreadable("the sealed key " + sealed.keyId() + " cannot be opened by this process");
        } catch (JacksonException e) {
            // Without the cause: its message quotes the plain text.
            throw new SealedKeyUnreadable("the sealed key " + sealed.keyId() + " does not hold key material");
        }
    }

    /** What was sealed is not for this process. The message holds no secret. */
    public static final class SealedKeyUnreadable extends RuntimeException {
        SealedKeyUnreadable(String message) {
            super(message);
        }
    }
}
