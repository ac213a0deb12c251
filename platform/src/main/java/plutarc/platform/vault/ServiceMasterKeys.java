package plutarc.platform.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.platform.start.CannotStart;

/**
 * A master key that a key service keeps and never hands out. It changes there; asked for a change, this wraps everything anew with the newest version, so
 * that the service may forget the older ones. A master key that was in the data folder or the settings before is left behind in the same way, and the file
 * destroyed. Thread-safe.
 */
final class ServiceMasterKeys implements MasterKeys {

    private final TransitKey service;
    private final List<MasterKey> former;
    private final Path file;
    private final Path wanted;
    private volatile MasterKey current;
    private volatile boolean movedIn;

    /** @throws CannotStart where the service cannot be used */
    ServiceMasterKeys(TransitKey service, List<MasterKey> given, Path folder) {
        this.service = service;
        this.file = folder.resolve("master.key");
        this.wanted = folder.resolve(FileMasterKeys.WANTED);
        this.former = new ArrayList<>(given);
        if (Files.exists(file)) {
            former.addAll(new FileMasterKeys(folder).all());
        }
        this.movedIn = former.isEmpty();
        try {
            this.current = newest();
        } catch (GeneralSecurityException refused) {
            throw new CannotStart(refused.getMessage() + "; is it reachable, unsealed, and may this backend encrypt and decrypt there?", refused);
        }
    }

    @Override
    public MasterKey current() {
        return current;
    }

    @Override
    public List<MasterKey> all() {
        List<MasterKey> all = new ArrayList<>(List.of(current));
        all.addAll(former);
        return all;
    }

    /** Every version of the service's key can unwrap: the service tells them apart by what was wrapped. */
    @Override
    public Optional<MasterKey> find(String id) {
        return id.startsWith(prefix()) ? Optional.of(new MasterKey(id, service)) : MasterKeys.super.find(id);
    }

    @Override
    public boolean changeWanted() {
        return !movedIn || Files.exists(wanted);
    }

    @Override
    public void begin() {
        try {
            current = newest();
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    @Override
    public void finish() {
        try {
            OwnFile.destroy(file);
            Files.deleteIfExists(wanted);
            movedIn = true;
        } catch (IOException failure) {
            throw new UncheckedIOException("the former master key cannot be destroyed", failure);
        }
    }

    private MasterKey newest() throws GeneralSecurityException {
        return new MasterKey(prefix() + service.version(), service);
    }

    private String prefix() {
        return "service/" + service.name() + "/v";
    }
}
