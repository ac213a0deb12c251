package plutarc.platform.vault;

import java.util.List;
import java.util.Optional;

/**
 * Where the wrapped data keys rest: apart from what they encrypt, in a place that can really forget. A stored document lives on in old pages of its file long
 * after it was deleted; without its data key it is noise. Thread-safe; every change is durable when its method returns.
 */
interface DataKeys {

    /** Keeps a key under this id, in place of what was there. */
    void put(String id, WrappedKey key);

    /** Keeps a key under this id unless there is one. */
    void putIfAbsent(String id, WrappedKey key);

    Optional<WrappedKey> find(String id);

    /** Overwrites and removes it. Nothing happens where there is none. */
    void destroy(String id);

    List<String> ids();

    /**
     * @param master  which master key unwraps it
     * @param context what it was made for; a part of what is encrypted, so that it opens nothing else
     * @param bytes   an encrypted Tink keyset
     */
    record WrappedKey(String master, String context, byte[] bytes) {

        @Override
        public String toString() {
            return "WrappedKey[" + master + "]";
        }
    }
}
