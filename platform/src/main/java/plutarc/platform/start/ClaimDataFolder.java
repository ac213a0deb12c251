package plutarc.platform.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Before a bean exists: the data folder is there, writable, and used by no other backend; the ports are free. The claim on the folder
 * is a file lock, so that it ends with the process however that ends.
 */
public final class ClaimDataFolder implements ApplicationListener<ApplicationContextInitializedEvent> {

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        GenericApplicationContext context = (GenericApplicationContext) event.getApplicationContext();
        ConfigurableEnvironment settings = context.getEnvironment();
        Path folder = Path.of(settings.getProperty("plutarc.data", "data")).toAbsolutePath().normalize();
        requireFree("server.port", settings.getProperty("server.address", "127.0.0.1"), settings.getProperty("server.port", Integer.class, 8080));
        requireFree("plutarc.link.port", settings.getProperty("plutarc.link.bind", "127.0.0.1"),
                settings.getProperty("plutarc.link.port", Integer.class, 8081));
        FileChannel claim = claim(folder);
        context.registerBean(DataFolder.class, () -> new DataFolder(folder, claim));
    }

    private static FileChannel claim(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("backend.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(folder, null);
            }
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return channel;
        } catch (OverlappingFileLockException held) {
            throw inUse(folder, held);
        } catch (IOException | SecurityException unwritable) {
            throw new CannotStart("data folder " + folder + " cannot be written (" + unwritable.getClass().getSimpleName()
                    + "); choose another with --plutarc.data", unwritable);
        }
    }

    private static CannotStart inUse(Path folder, Throwable cause) {
        return new CannotStart("data folder " + folder + " is in use by another running backend; end that one or choose another with --plutarc.data", cause);
    }

    private static void requireFree(String setting, String address, int port) {
        if (port < 0 || port > 65_535) {
            throw new CannotStart(setting + " is " + port + "; allowed are 0 to 65535");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException taken) {
            throw new CannotStart("port " + port + " on " + address + " cannot be opened (" + taken.getMessage() + "); choose another with --" + setting, taken);
        }
    }
}
