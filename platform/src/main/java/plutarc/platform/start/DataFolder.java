package plutarc.platform.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds all state of this installation, claimed by this process. Thread-safe.
 *
 * @param path  absolute
 * @param claim held open for as long as the folder is used
 */
public record DataFolder(Path path, FileChannel claim) implements AutoCloseable {

    /** A folder inside it, made where it is missing. */
    public Path sub(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make " + path.resolve(name), failure);
        }
    }

    /** Lets another backend have the folder. */
    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot release " + path, failure);
        }
    }
}
