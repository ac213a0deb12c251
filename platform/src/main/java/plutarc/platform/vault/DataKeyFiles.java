package plutarc.platform.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file each, so that one can be overwritten where it lies: the master key's id, the context and the wrapped key in Base64, each on a line. */
final class DataKeyFiles implements DataKeys {

    private static final String SUFFIX = ".key";

    private final Path folder;

    DataKeyFiles(Path folder) {
        this.folder = folder;
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, OwnFile.ownerOnlyFolder());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be made", failure);
        }
    }

    @Override
    public void put(String id, WrappedKey key) {
        try {
            OwnFile.write(file(id), (key.master() + "\n" + key.context() + "\n" + Base64.getEncoder().encodeToString(key.bytes()) + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException("the data key of " + id + " cannot be written", failure);
        }
    }

    @Override
    public synchronized void putIfAbsent(String id, WrappedKey key) {
        if (!Files.exists(file(id))) {
            put(id, key);
        }
    }

    @Override
    public Optional<WrappedKey> find(String id) {
        try {
            List<String> lines = Files.readAllLines(file(id), StandardCharsets.US_ASCII);
            return Optional.of(new WrappedKey(lines.get(0), lines.get(1), Base64.getDecoder().decode(lines.get(2))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("the data key of " + id + " cannot be read", failure);
        }
    }

    @Override
    public void destroy(String id) {
        try {
            OwnFile.destroy(file(id));
        } catch (IOException failure) {
            throw new UncheckedIOException("the data key of " + id + " cannot be destroyed", failure);
        }
    }

    @Override
    public List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length())).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be read", failure);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }
}
