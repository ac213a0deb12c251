package plutarc.platform.audit;

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
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import plutarc.platform.start.CannotStart;

/** Where the seal's key comes from: a setting, or a file that only its owner can read. Stateless. */
final class ChainKeyFile {

    private static final int BYTES = 32;

    private ChainKeyFile() {
    }

    /**
     * @param given what the operator set; the file is neither read nor written then
     * @param file  made at the first start
     * @throws CannotStart where the key cannot be read or is none
     */
    static ChainKey open(Optional<String> given, Path file) {
        try {
            return given.isPresent() ? decoded("plutarc.audit-key", given.get()) : decoded(file.toString(), fromFile(file));
        } catch (IOException failure) {
            throw new CannotStart("the audit log's key " + file + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    private static String fromFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
                channel.force(true);
            } catch (FileAlreadyExistsException made) {
                return Files.readString(file, StandardCharsets.US_ASCII);
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    private static ChainKey decoded(String from, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new CannotStart(from + " is not Base64; allowed are 32 bytes in Base64, such as openssl rand -base64 32 prints", notBase64);
        }
        if (key.length != BYTES) {
            throw new CannotStart(from + " has " + key.length + " bytes; allowed are 32 bytes in Base64, such as openssl rand -base64 32 prints");
        }
        return new ChainKey(key);
    }
}
