package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import plutarc.platform.start.CannotStart;

/** The key that the vault's keys are encrypted with: AES-256-GCM, 32 bytes in Base64, from the environment or a file only its owner can read. */
final class MasterKey {

    private static final int BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private MasterKey() {
    }

    /**
     * @param given what the operator set; the file is neither read nor written then
     * @param file  made at the first start
     * @throws CannotStart where the key cannot be read or is none
     */
    static Aead open(Optional<String> given, Path file) {
        try {
            AeadConfig.register();
            return given.isPresent() ? aead(decoded("plutarc.master-key", given.get())) : aead(decoded(file.toString(), fromFile(file)));
        } catch (IOException | GeneralSecurityException failure) {
            throw new CannotStart("the master key " + file + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    private static String fromFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(bytes)));
                channel.force(true);
            } catch (FileAlreadyExistsException made) {
                return Files.readString(file, StandardCharsets.US_ASCII);
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    private static byte[] decoded(String from, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new CannotStart(from + " is not Base64; allowed are 32 bytes in Base64, such as openssl rand -base64 32 prints", notBase64);
        }
        if (key.length != BYTES) {
            throw new CannotStart(from + " has " + key.length + " bytes; allowed are 32 bytes in Base64, such as openssl rand -base64 32 prints");
        }
        return key;
    }

    private static Aead aead(byte[] key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(BYTES).setIvSizeBytes(IV_BYTES).setTagSizeBytes(TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
        AesGcmKey aesKey = AesGcmKey.builder().setParameters(parameters).setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build();
        KeysetHandle handle = KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(aesKey).withRandomId().makePrimary()).build();
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
