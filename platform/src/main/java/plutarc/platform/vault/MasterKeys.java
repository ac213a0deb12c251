package plutarc.platform.vault;

import java.util.List;
import java.util.Optional;

/** Where master keys come from: a file, the environment, a key service. Thread-safe. */
interface MasterKeys {

    /** What new data keys are wrapped with. */
    MasterKey current();

    /** Everything that can still unwrap, the current one first. */
    List<MasterKey> all();

    default Optional<MasterKey> find(String id) {
        return all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Whether somebody has asked for a new master key, or a change to one was cut short. */
    boolean changeWanted();

    /** From here on {@link #current} is the new one; the former still unwraps. Does nothing where that is so already. */
    void begin();

    /** Nothing is wrapped with any other than the current one any more: the others are destroyed. */
    void finish();
}
