package plutarc.queryside.store;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Reads and replaces whole view documents. Look-ups by id are index look-ups on every store; on the embedded server all other queries
 * read the collection. Thread-safe.
 */
public final class Views {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoTemplate mongo;

    public Views(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public <T> Optional<Stored<T>> byId(ViewCollection<T> collection, String id) {
        return Optional.ofNullable(mongo.getCollection(collection.name()).find(Filters.eq(id)).first())
                .map(document -> Stored.of(document, collection.type()));
    }

    /** As {@link #byId}; what belongs to another workspace is as unknown as what never was. */
    public <T> Optional<T> byId(ViewCollection<T> collection, String id, WorkspaceId workspace) {
        return byId(collection, id).filter(stored -> stored.workspace().equals(workspace)).map(Stored::view);
    }

    /** In no particular order; unknown ids are left out. */
    public <T> List<T> byIds(ViewCollection<T> collection, Collection<String> ids, WorkspaceId workspace) {
        return mongo.getCollection(collection.name()).find(Filters.in("_id", ids)).map(document -> Stored.of(document, collection.type()))
                .into(new ArrayList<>()).stream().filter(stored -> stored.workspace().equals(workspace)).map(Stored::view).toList();
    }

    /** In the order of the ids; unknown ones are left out. */
    public <T> List<T> inOrder(ViewCollection<T> collection, List<String> ids, WorkspaceId workspace) {
        Map<String, Stored<T>> found = new HashMap<>();
        stored(collection, ids).forEach(stored -> found.put(stored.id(), stored));
        return ids.stream().map(found::get).filter(stored -> stored != null && stored.workspace().equals(workspace)).map(Stored::view).toList();
    }

    /** Of all workspaces, in no particular order; unknown ids are left out. */
    <T> List<Stored<T>> stored(ViewCollection<T> collection, Collection<String> ids) {
        return mongo.getCollection(collection.name()).find(Filters.in("_id", ids)).map(document -> Stored.of(document, collection.type()))
                .into(new ArrayList<>());
    }

    /** All views of a workspace that meet the criteria, at most {@code limit} of them, or all for 0. */
    public <T> List<T> find(ViewCollection<T> collection, WorkspaceId workspace, List<Criteria> criteria, Sort sort, int limit) {
        var query = new Query(Criteria.where("workspace").is(workspace.value()));
        criteria.forEach(query::addCriteria);
        return mongo.find(query.with(sort).limit(limit), Document.class, collection.name()).stream()
                .map(document -> Stored.of(document, collection.type()).view()).toList();
    }

    /** Every view of the collection, of all workspaces, by id. */
    public <T> List<Stored<T>> all(ViewCollection<T> collection) {
        return mongo.find(new Query().with(Sort.by("_id")), Document.class, collection.name()).stream()
                .map(document -> Stored.of(document, collection.type())).toList();
    }

    /** Of all workspaces. */
    public <T> List<Stored<T>> where(ViewCollection<T> collection, Criteria criteria) {
        return mongo.find(new Query(criteria), Document.class, collection.name()).stream()
                .map(document -> Stored.of(document, collection.type())).toList();
    }

    /** How many of a workspace's views meet the criteria, by the text in one of their fields, such as {@code view.botId}. */
    public Map<String, Long> count(ViewCollection<?> collection, WorkspaceId workspace, List<Criteria> criteria, String by) {
        var all = new Criteria().andOperator(Stream.concat(Stream.of(Criteria.where("workspace").is(workspace.value())), criteria.stream()).toList());
        Map<String, Long> counts = new HashMap<>();
        mongo.aggregate(Aggregation.newAggregation(Aggregation.match(all), Aggregation.group(by).count().as("views")), collection.name(), Document.class)
                .forEach(group -> counts.put(group.getString("_id"), ((Number) group.get("views")).longValue()));
        return counts;
    }

    /** Of a workspace. */
    public void deleteWhere(ViewCollection<?> collection, WorkspaceId workspace, Criteria criteria) {
        deleteWhere(collection, new Criteria().andOperator(Criteria.where("workspace").is(workspace.value()), criteria));
    }

    /** Of all workspaces. */
    public void deleteWhere(ViewCollection<?> collection, Criteria criteria) {
        mongo.remove(new Query(criteria), collection.name());
    }

    /** Writes each in place of the one with its id, all or, on failure, some; to be repeated then. */
    public <T> void replace(ViewCollection<T> collection, Collection<Stored<T>> views) {
        write(collection, List.of(), views);
    }

    /**
     * As {@link #replace}, and adds those that are known not to be there yet, which costs the store half the work.
     *
     * @throws com.mongodb.MongoBulkWriteException if one of the fresh ones is there after all
     */
    <T> void write(ViewCollection<T> collection, Collection<Stored<T>> fresh, Collection<Stored<T>> views) {
        if (fresh.isEmpty() && views.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(fresh.size() + views.size());
        for (var view : fresh) {
            writes.add(new InsertOneModel<>(view.document()));
        }
        for (var view : views) {
            writes.add(new ReplaceOneModel<>(Filters.eq(view.id()), view.document(), UPSERT));
        }
        mongo.getCollection(collection.name()).bulkWrite(writes, IN_ANY_ORDER);
    }

    /** Deletes these. */
    public void delete(ViewCollection<?> collection, Collection<String> ids) {
        if (!ids.isEmpty()) {
            mongo.getCollection(collection.name()).deleteMany(Filters.in("_id", ids));
        }
    }

    /** Deletes every view of the collection; its indexes stay. */
    public void clear(ViewCollection<?> collection) {
        mongo.getCollection(collection.name()).deleteMany(new Document());
    }

    /**
     * Creates a collection that is missing. To be done for all before the first write: two first writes at once make the embedded server
     * open the collection twice, and one of them is lost.
     */
    public void create(String name) {
        if (!exists(name)) {
            mongo.createCollection(name);
        }
    }

    public boolean exists(String name) {
        return mongo.collectionExists(name);
    }

    public void createIndexes(ViewCollection<?> collection) {
        for (var fields : collection.indexes()) {
            var index = new Index();
            for (var field : fields) {
                boolean descending = field.startsWith("-");
                index.on(descending ? field.substring(1) : field, descending ? Sort.Direction.DESC : Sort.Direction.ASC);
            }
            mongo.indexOps(collection.name()).createIndex(index);
        }
    }
}
