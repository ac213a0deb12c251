package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;

/**
 * Encrypts what belongs to an account and has to be read again, such as the secret of its authenticator: each with an AES-256-GCM key of its own under the
 * account's data key, so that they follow when the master key changes and are gone with the data key; bound to the account and its purpose. Thread-safe.
 */
@Component
public final class AccountSecrets {

    /** Earlier versions had one data key for all accounts. */
    private static final String FORMERLY = "account-secrets";

    private final DataKeyring keys;

    AccountSecrets(DataKeyring keys) {
        this.keys = keys;
    }

    /**
     * A secret at rest.
     *
     * @param key    its own key, encrypted
     * @param sealed the secret, encrypted by its own key
     */
    public record Sealed(byte[] key, byte[] sealed) {

        @Override
        public String toString() {
            return "Sealed";
        }
    }

    public Sealed seal(AccountId account, String purpose, byte[] secret) {
        byte[] context = context(account, purpose);
        try {
            KeysetHandle own = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return new Sealed(TinkProtoKeysetFormat.serializeEncryptedKeyset(own, keys.findOrMake(dataKey(account), dataKey(account)), context),
                    own.getPrimitive(RegistryConfiguration.get(), Aead.class).encrypt(secret, context));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret of account " + account + " could not be encrypted", failure);
        }
    }

    /** @throws IllegalStateException where it was sealed for another account or purpose, or under another master key, or has been forgotten */
    public byte[] open(AccountId account, String purpose, Sealed secret) {
        byte[] context = context(account, purpose);
        try {
            KeysetHandle own = ownKey(account, secret, context);
            return own.getPrimitive(RegistryConfiguration.get(), Aead.class).decrypt(secret.sealed(), context);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret of account " + account + " could not be decrypted", failure);
        }
    }

    /** Whatever was sealed for this account can never be opened again. Nothing happens where nothing was. */
    public void forget(AccountId account) {
        keys.destroy(dataKey(account));
    }

    private KeysetHandle ownKey(AccountId account, Sealed secret, byte[] context) throws GeneralSecurityException {
        GeneralSecurityException failure = new GeneralSecurityException("its data key is gone");
        for (String id : List.of(dataKey(account), FORMERLY)) {
            Optional<Aead> key = keys.find(id, id);
            if (key.isPresent()) {
                try {
                    return TinkProtoKeysetFormat.parseEncryptedKeyset(secret.key(), key.get(), context);
                } catch (GeneralSecurityException sealedUnderTheOther) {
                    failure = sealedUnderTheOther;
                }
            }
        }
        throw failure;
    }

    private static String dataKey(AccountId account) {
        return "account-" + account;
    }

    private static byte[] context(AccountId account, String purpose) {
        return ("account/" + account + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
