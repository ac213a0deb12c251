package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;

/**
 * Encrypts what belongs to an account and has to be read again, such as the secret of its authenticator: each with an AES-256-GCM key of its own under one
 * data key for all of them, so that they follow when the master key changes; bound to the account and its purpose. Thread-safe.
 */
@Component
public final class AccountSecrets {

    private static final String ID = "account-secrets";

    private final Aead wrapping;

    AccountSecrets(DataKeyring keys) throws GeneralSecurityException {
        this.wrapping = keys.findOrMake(ID, ID);
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
            return new Sealed(TinkProtoKeysetFormat.serializeEncryptedKeyset(own, wrapping, context),
                    own.getPrimitive(RegistryConfiguration.get(), Aead.class).encrypt(secret, context));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret of account " + account + " could not be encrypted", failure);
        }
    }

    /** @throws IllegalStateException where it was sealed for another account or purpose, or under another master key */
    public byte[] open(AccountId account, String purpose, Sealed secret) {
        byte[] context = context(account, purpose);
        try {
            KeysetHandle own = TinkProtoKeysetFormat.parseEncryptedKeyset(secret.key(), wrapping, context);
            return own.getPrimitive(RegistryConfiguration.get(), Aead.class).decrypt(secret.sealed(), context);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret of account " + account + " could not be decrypted", failure);
        }
    }

    private static byte[] context(AccountId account, String purpose) {
        return ("account/" + account + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
