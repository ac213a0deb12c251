package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import plutarc.platform.start.CannotStart;
import plutarc.platform.vault.DataKeys.WrappedKey;

/**
 * AES-256-GCM data keys, each wrapped by the master key and bound to the context that it was made for. Thread-safe: changes one after the other, reading at
 * any time, also while the master key changes.
 */
final class DataKeyring {

    private final MasterKeys masters;
    private final DataKeys keys;
    private final ReentrantLock changing = new ReentrantLock();

    /** @throws CannotStart where a data key is wrapped by a master key that is not among these: better not to start than to lose it */
    DataKeyring(MasterKeys masters, DataKeys keys) {
        this.masters = masters;
        this.keys = keys;
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java runtime has no AES-GCM", failure);
        }
        for (String id : keys.ids()) {
            keys.find(id).filter(key -> masters.find(key.master()).isEmpty()).ifPresent(foreign -> {
                throw new CannotStart("the master key is not the one that this installation's secrets are encrypted with (" + foreign.master() + "); bring back data/master.key, "
                        + "the value of plutarc.master-key, or the key service of plutarc.vault.transit");
            });
        }
    }

    /** Makes a data key and hands it to whoever encrypts with it; only once that has been stored is the key kept, in place of the one before. */
    void renew(String id, String context, Storing storing) {
        changing.lock();
        try {
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            // First the former key goes, last the new one comes: at no moment does a key stand beside what it does not open.
            keys.destroy(id);
            storing.store(key.getPrimitive(RegistryConfiguration.get(), Aead.class));
            keys.put(id, wrapped(key, context));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a data key for " + id + " could not be made", failure);
        } finally {
            changing.unlock();
        }
    }

    /** Encrypts with a new key and stores the outcome durably. */
    @FunctionalInterface
    interface Storing {
        void store(Aead key) throws GeneralSecurityException;
    }

    /** @throws GeneralSecurityException where it was made for another context */
    Optional<Aead> find(String id, String context) throws GeneralSecurityException {
        Optional<WrappedKey> wrapped = keys.find(id);
        return wrapped.isEmpty() ? Optional.empty() : Optional.of(unwrapped(wrapped.get(), context).getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    /** The key of this id, made where there is none; the same one in every process that asks. */
    Aead findOrMake(String id, String context) throws GeneralSecurityException {
        Optional<Aead> known = find(id, context);
        if (known.isEmpty()) {
            changing.lock();
            try {
                keys.putIfAbsent(id, wrapped(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), context));
            } finally {
                changing.unlock();
            }
            known = find(id, context);
        }
        return known.orElseThrow(() -> new GeneralSecurityException("the data key " + id + " was not kept"));
    }

    /** Keeps a key that was wrapped elsewhere. */
    void adopt(String id, String context, byte[] wrapped) {
        keys.put(id, new WrappedKey(masters.all().getLast().id(), context, wrapped));
    }

    /** What it has encrypted can never be opened again. Nothing happens where there is none. */
    void destroy(String id) {
        changing.lock();
        try {
            keys.destroy(id);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes the master key: from the first step on new data keys are wrapped with the new one, then every old one is, one after the other, while all
     * serve; at the end the former master key is destroyed. May be cut short anywhere and asked for again.
     *
     * @return how many data keys were wrapped anew
     */
    int changeMasterKey() {
        changing.lock();
        try {
            masters.begin();
        } finally {
            changing.unlock();
        }
        int rewrapped = 0;
        for (String id : keys.ids()) {
            rewrapped += rewrap(id) ? 1 : 0;
        }
        masters.finish();
        return rewrapped;
    }

    private boolean rewrap(String id) {
        changing.lock();
        try {
            Optional<WrappedKey> known = keys.find(id).filter(key -> !key.master().equals(masters.current().id()));
            if (known.isPresent()) {
                keys.put(id, wrapped(unwrapped(known.get(), known.get().context()), known.get().context()));
            }
            return known.isPresent();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the data key " + id + " could not be wrapped anew; the former master key stays", failure);
        } finally {
            changing.unlock();
        }
    }

    private WrappedKey wrapped(KeysetHandle key, String context) throws GeneralSecurityException {
        MasterKey master = masters.current();
        return new WrappedKey(master.id(), context, TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.aead(), bytes(context)));
    }

    private KeysetHandle unwrapped(WrappedKey key, String context) throws GeneralSecurityException {
        MasterKey master = masters.find(key.master()).orElseThrow(() -> new GeneralSecurityException("master key " + key.master() + " is not here"));
        return TinkProtoKeysetFormat.parseEncryptedKeyset(key.bytes(), master.aead(), bytes(context));
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
