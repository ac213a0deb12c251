package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformSettings;
import plutarc.platform.documents.Documents;
import plutarc.platform.start.CannotStart;
import plutarc.platform.start.DataFolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Envelope encryption: every entry has an AES-256-GCM key of its own, which is kept encrypted by the master key. Both are bound to the
 * workspace and the exchange key that they belong to, so that an entry moved elsewhere does not open. Thread-safe.
 */
@Component
final class TinkKeyVault implements KeyVault {

    private static final String PROBE = "probe";

    private final MongoCollection<Document> entries;
    private final Runnable durable;
    private final Aead master;
    private final JsonMapper json = JsonMapper.builder().build();

    TinkKeyVault(PlatformSettings settings, DataFolder folder, Documents documents) {
        this.entries = documents.database().getCollection("key_vault");
        this.durable = documents.durable();
        this.master = MasterKey.open(settings.masterKey(), folder.path().resolve("master.key"));
        requireMasterKeyOfThisVault();
    }

    @Override
    public void put(WorkspaceId workspaceId, ExchangeKeyId keyId, KeyMaterial material) {
        byte[] context = context(workspaceId, keyId);
        try {
            KeysetHandle own = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] sealed = own.getPrimitive(RegistryConfiguration.get(), Aead.class).encrypt(json.writeValueAsBytes(material), context);
            entries.replaceOne(Filters.eq(keyId.value()), new Document("_id", keyId.value()).append("workspaceId", workspaceId.value())
                    .append("key", new Binary(TinkProtoKeysetFormat.serializeEncryptedKeyset(own, master, context)))
                    .append("sealed", new Binary(sealed)), new ReplaceOptions().upsert(true));
            durable.run();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("exchange key " + keyId + " could not be encrypted", failure);
        }
    }

    @Override
    public Optional<KeyMaterial> find(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        return Optional.ofNullable(entries.find(Filters.eq(keyId.value())).first())
                .filter(entry -> workspaceId.value().equals(entry.getString("workspaceId")))
                .map(entry -> open(entry, context(workspaceId, keyId), keyId));
    }

    @Override
    public void delete(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        entries.deleteOne(Filters.and(Filters.eq(keyId.value()), Filters.eq("workspaceId", workspaceId.value())));
        durable.run();
    }

    private KeyMaterial open(Document entry, byte[] context, ExchangeKeyId keyId) {
        try {
            KeysetHandle own = TinkProtoKeysetFormat.parseEncryptedKeyset(entry.get("key", Binary.class).getData(), master, context);
            byte[] text = own.getPrimitive(RegistryConfiguration.get(), Aead.class).decrypt(entry.get("sealed", Binary.class).getData(), context);
            return json.readValue(text, KeyMaterial.class);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("exchange key " + keyId + " could not be decrypted", failure);
        }
    }

    /** With another master key every entry would be lost; better not to start at all. */
    private void requireMasterKeyOfThisVault() {
        byte[] context = PROBE.getBytes(StandardCharsets.UTF_8);
        try {
            Document probe = entries.find(Filters.eq(PROBE)).first();
            if (probe == null) {
                entries.insertOne(new Document("_id", PROBE).append("sealed", new Binary(master.encrypt(context, context))));
                durable.run();
            } else {
                master.decrypt(probe.get("sealed", Binary.class).getData(), context);
            }
        } catch (GeneralSecurityException wrong) {
            throw new CannotStart("the master key is not the one that this installation's exchange keys are encrypted with; bring back data/master.key "
                    + "or the value of plutarc.master-key", wrong);
        }
    }

    private static byte[] context(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        return (workspaceId + "/" + keyId).getBytes(StandardCharsets.UTF_8);
    }
}
