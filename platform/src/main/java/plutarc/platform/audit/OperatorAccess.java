package plutarc.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import plutarc.platform.start.DataFolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets whoever can read the data folder, which is its owner, ask this running backend from the command line: a file there tells where it is and
 * a token that is good until it ends. Thread-safe.
 */
class OperatorAccess implements DisposableBean {

    static final String FILE = "operator.json";
    /** Not {@code Authorization}: bearer tokens there are those of accounts. */
    static final String HEADER = "X-Operator-Token";
    private static final int BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final String address;
    private final String token;

    OperatorAccess(DataFolder folder, String address) {
        this.file = folder.path().resolve(FILE);
        this.address = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /** Where a running backend is, and what it lets in. */
    record Door(String url, String token) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Door[" + url + "]";
        }

        /** @throws IOException where no backend has left it */
        static Door read(Path folder) throws IOException {
            return JSON.readValue(Files.readString(folder.resolve(FILE)), Door.class);
        }
    }

    @EventListener
    void listening(WebServerInitializedEvent server) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(new Door("http://" + address + ":" + server.getWebServer().getPort(), token))));
        }
    }

    /** @param given the request's header {@value #HEADER}, empty text where there is none */
    boolean allows(String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + file, failure);
        }
    }
}
