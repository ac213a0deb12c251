package plutarc.botnode.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A small file readable to its owner alone, replaced as a whole: after a crash it holds the old content or the new, never half. One writer at a time. */
final class PrivateFile {

    private final Path file;

    PrivateFile(Path file) {
        this.file = file;
    }

    /** Its content; empty if it does not exist. */
    Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns after the content is safely on disk. */
    void write(byte[] content) {
        stage(content);
        settle();
    }

    /** Begins to replace the content: {@link #staged} has it even if this process is killed now; {@link #settle} completes it. */
    void stage(byte[] content) {
        try {
            Files.deleteIfExists(next());
            Files.createFile(next(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next(), content, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Content of a replacement that was not completed; may be half of it if the machine lost its power. */
    Optional<byte[]> staged() {
        return new PrivateFile(next()).read();
    }

    /** Returns after what was staged is safely on disk, in place of the old content. */
    void settle() {
        try {
            try (FileChannel channel = FileChannel.open(next(), Set.of(StandardOpenOption.WRITE))) {
                channel.force(true);
            }
            Files.move(next(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Path next() {
        return file.resolveSibling(file.getFileName() + ".next");
    }
}
