package plutarc.platform.vault;

import com.google.crypto.tink.Aead;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Envelope encryption: every entry has a data key of its own, which rests apart from it. Both are bound to the workspace and the exchange key that they
 * belong to, so that an entry moved elsewhere does not open. An entry without its data key is no entry. Thread-safe.
 */
@Component
final class TinkKeyVault implements KeyVault {

    private final MongoCollection<Document> entries;
    private final Runnable durable;
    private final DataKeyring keys;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    TinkKeyVault(DataKeyring keys, Documents documents, Clock clock) {
        this.entries = documents.database().getCollection("key_vault");
        this.durable = documents.durable();
        this.keys = keys;
        this.clock = clock;
        separateEarlierEntries();
    }

    /** An entry, without what is in it. */
    record Entry(WorkspaceId workspaceId, ExchangeKeyId keyId, Instant putAt) {
    }

    @Override
    public void put(WorkspaceId workspaceId, ExchangeKeyId keyId, KeyMaterial material) {
        String context = context(workspaceId, keyId);
        keys.renew(keyId.value(), context, key -> {
            byte[] sealed = key.encrypt(json.writeValueAsBytes(material), context.getBytes(StandardCharsets.UTF_8));
            entries.replaceOne(Filters.eq(keyId.value()), new Document("_id", keyId.value()).append("workspaceId", workspaceId.value())
                    .append("putAt", Date.from(clock.instant())).append("sealed", new Binary(sealed)), new ReplaceOptions().upsert(true));
            durable.run();
        });
    }

    @Override
    public Optional<KeyMaterial> find(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        Document entry = entries.find(Filters.eq(keyId.value())).first();
        if (entry == null || !workspaceId.value().equals(entry.getString("workspaceId"))) {
            return Optional.empty();
        }
        String context = context(workspaceId, keyId);
        try {
            Optional<Aead> key = keys.find(keyId.value(), context);
            return key.isEmpty() ? Optional.empty()
                    : Optional.of(read(keyId, key.get().decrypt(entry.get("sealed", Binary.class).getData(), context.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("exchange key " + keyId + " could not be decrypted", failure);
        }
    }

    /** The data key goes first: an entry is gone with it, whatever the store keeps of it in its old pages. */
    @Override
    public void delete(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        Document entry = entries.find(Filters.eq(keyId.value())).first();
        if (entry != null && workspaceId.value().equals(entry.getString("workspaceId"))) {
            keys.destroy(keyId.value());
            entries.deleteOne(Filters.eq(keyId.value()));
            durable.run();
        }
    }

    @Override
    public void deleteAllOf(WorkspaceId workspaceId) {
        entries.find(Filters.eq("workspaceId", workspaceId.value())).map(entry -> new ExchangeKeyId(entry.getString("_id"))).into(new ArrayList<>())
                .forEach(key -> delete(workspaceId, key));
    }

    List<Entry> entries() {
        return entries.find(Filters.exists("putAt")).map(entry -> new Entry(new WorkspaceId(entry.getString("workspaceId")),
                new ExchangeKeyId(entry.getString("_id")), entry.getDate("putAt").toInstant())).into(new ArrayList<>());
    }

    private KeyMaterial read(ExchangeKeyId keyId, byte[] text) {
        try {
            return json.readValue(text, KeyMaterial.class);
        } catch (JacksonException failure) {
            // Without the cause: its message quotes the plain text.
            throw new IllegalStateException("exchange key " + keyId + " does not hold key material");
        }
    }

    /** Earlier versions kept the wrapped key inside the entry. */
    private void separateEarlierEntries() {
        for (Document entry : entries.find(Filters.exists("key")).into(new ArrayList<>())) {
            String id = entry.getString("_id");
            keys.adopt(id, context(new WorkspaceId(entry.getString("workspaceId")), new ExchangeKeyId(id)), entry.get("key", Binary.class).getData());
            entries.updateOne(Filters.eq(id), Updates.combine(Updates.unset("key"), Updates.set("putAt", Date.from(clock.instant()))));
            durable.run();
        }
    }

    private static String context(WorkspaceId workspaceId, ExchangeKeyId keyId) {
        return workspaceId + "/" + keyId;
    }
}
