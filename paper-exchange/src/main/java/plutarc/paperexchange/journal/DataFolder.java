package plutarc.paperexchange.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plutarc.paperexchange.venue.VenueState;
import tools.jackson.databind.ObjectMapper;

/**
 * The folder in which one paper exchange keeps everything: {@code settings.json}, {@code snapshot-N.json} with {@code journal-N.log} going on
 * from it, {@code keys.json} and {@code admin-token}. Held by one process at a time.
 */
public final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final ObjectMapper json;
    private final FileChannel lock;

    /**
     * Opens the folder, creating it when it is missing.
     *
     * @throws IllegalArgumentException when it cannot be written or another process holds it
     */
    public DataFolder(Path folder, ObjectMapper json) {
        this.folder = folder;
        this.json = json;
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new IllegalArgumentException("data folder " + folder + " is in use by another paper exchange");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("data folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** A snapshot and the number of the journal that goes on from it. */
    public record Snapshot(int number, VenueState state) {}

    /** The newest whole snapshot; empty in a fresh folder. */
    public Optional<Snapshot> snapshot() {
        List<Integer> numbers = numbers();
        return numbers.isEmpty() ? Optional.empty()
                : Optional.of(new Snapshot(numbers.getLast(), json.readValue(path("snapshot-" + numbers.getLast() + ".json"), VenueState.class)));
    }

    private List<Integer> numbers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.matches("snapshot-\\d+\\.json"))
                    .map(n -> Integer.parseInt(n.substring(9, n.length() - 5))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the journal of a number. */
    public Journal journal(int number) {
        return Journal.open(path("journal-" + number + ".log"), json);
    }

    /** The lines of the journal of a number. */
    public List<Journal.Entry> entries(int number) {
        return Journal.read(path("journal-" + number + ".log"), json).entries();
    }

    /** Writes a snapshot whole or not at all, then forgets older snapshots and journals; returns its size in bytes. */
    public long write(Snapshot snapshot) {
        byte[] bytes = json.writeValueAsBytes(snapshot.state());
        writeWhole("snapshot-" + snapshot.number() + ".json", bytes, false);
        for (int old : numbers()) {
            if (old < snapshot.number()) {
                delete("snapshot-" + old + ".json");
            }
        }
        for (int old = snapshot.number() - 1; Files.exists(path("journal-" + old + ".log")); old--) {
            delete("journal-" + old + ".log");
        }
        return bytes.length;
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a file whole: forced to disk under another name, then renamed. A secret one is readable by its owner alone. */
    public void writeWhole(String name, byte[] bytes, boolean secret) {
        Path temporary = path(name + ".new");
        try {
            Files.deleteIfExists(temporary);
            if (secret && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path(name) + " cannot be written", e);
        }
    }

    /** The token that the control port asks for; made on first use. */
    public String adminToken() {
        Path file = path("admin-token");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                writeWhole("admin-token", HexFormat.of().formatHex(random).getBytes(java.nio.charset.StandardCharsets.US_ASCII), true);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
