package plutarc.platform.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plutarc.platform.start.CannotStart;

/**
 * The master key in a file of the data folder, made at the first start. A file {@value #WANTED} beside it asks for another. While the change goes on the new
 * one lies in {@code master.key.next}; wherever it is cut short, the next start goes on from there. Thread-safe.
 */
final class FileMasterKeys implements MasterKeys {

    static final String WANTED = "rotate-master-key";

    private final Path file;
    private final Path next;
    private final Path former;
    private final Path wanted;
    private volatile List<MasterKey> keys;

    /** @throws CannotStart where a key cannot be read or is none */
    FileMasterKeys(Path folder) {
        this.file = folder.resolve("master.key");
        this.next = folder.resolve("master.key.next");
        this.former = folder.resolve("master.key.former");
        this.wanted = folder.resolve(WANTED);
        try {
            tidy();
            if (!Files.exists(file)) {
                OwnFile.write(file, MasterKey.random().getBytes(StandardCharsets.US_ASCII));
            }
            keys = Files.exists(next) ? List.of(read(next), read(file)) : List.of(read(file));
        } catch (IOException failure) {
            throw new CannotStart("the master key " + file + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    @Override
    public MasterKey current() {
        return keys.getFirst();
    }

    @Override
    public List<MasterKey> all() {
        return keys;
    }

    @Override
    public boolean changeWanted() {
        return keys.size() > 1 || Files.exists(wanted);
    }

    @Override
    public synchronized void begin() {
        if (keys.size() > 1) {
            return;
        }
        try {
            OwnFile.write(next, MasterKey.random().getBytes(StandardCharsets.US_ASCII));
            keys = List.of(read(next), keys.getFirst());
        } catch (IOException failure) {
            throw new UncheckedIOException("the new master key cannot be written", failure);
        }
    }

    @Override
    public synchronized void finish() {
        try {
            Files.createLink(former, file);
            OwnFile.move(next, file);
            tidy();
            keys = List.of(keys.getFirst());
            Files.deleteIfExists(wanted);
        } catch (IOException failure) {
            throw new UncheckedIOException("the former master key cannot be destroyed", failure);
        }
    }

    /** A second name of the former key is left by a finish that was cut short. While there is a next one, it is still the name of the key in use. */
    private void tidy() throws IOException {
        if (Files.exists(next)) {
            Files.deleteIfExists(former);
        } else {
            OwnFile.destroy(former);
        }
    }

    private static MasterKey read(Path from) throws IOException {
        return MasterKey.of(from.toString(), Files.readString(from, StandardCharsets.US_ASCII));
    }
}
