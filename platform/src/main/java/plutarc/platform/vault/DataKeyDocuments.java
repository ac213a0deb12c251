package plutarc.platform.vault;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** On a MongoDB server, for installations of several machines. How soon a deleted document is gone from the server's disks is the server's affair. */
final class DataKeyDocuments implements DataKeys {

    private final MongoCollection<Document> keys;

    DataKeyDocuments(MongoCollection<Document> keys) {
        this.keys = keys;
    }

    @Override
    public void put(String id, WrappedKey key) {
        keys.replaceOne(Filters.eq(id), document(id, key), new ReplaceOptions().upsert(true));
    }

    @Override
    public void putIfAbsent(String id, WrappedKey key) {
        try {
            keys.insertOne(document(id, key));
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
        }
    }

    private static Document document(String id, WrappedKey key) {
        return new Document("_id", id).append("master", key.master()).append("context", key.context()).append("key", new Binary(key.bytes()));
    }

    @Override
    public Optional<WrappedKey> find(String id) {
        return Optional.ofNullable(keys.find(Filters.eq(id)).first()).map(entry -> new WrappedKey(entry.getString("master"), entry.getString("context"), entry.get("key", Binary.class).getData()));
    }

    @Override
    public void destroy(String id) {
        keys.deleteOne(Filters.eq(id));
    }

    @Override
    public List<String> ids() {
        return keys.find().projection(Projections.include("_id")).sort(Sorts.ascending("_id")).map(entry -> entry.getString("_id")).into(new ArrayList<>());
    }
}
